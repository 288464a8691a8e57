import { files } from "./files";
import type { Mutant } from "./mutant";
import { inFunction, statement } from "./sql";

const counted = statement(files.usage);
const billed = statement(files.billing);
const raced = statement(files.references);
const upsert = "INSERT INTO public.organization_usage AS usage";
const total =
  "RETURNING CASE counter WHEN 'todos' THEN usage.todos WHEN 'members' THEN usage.members ELSE usage.storage END INTO total";
const before = `SELECT delta + coalesce((SELECT CASE counter WHEN 'todos' THEN u.todos WHEN 'members' THEN u.members ELSE u.storage END
  FROM public.organization_usage u WHERE u.organization_id = counted), 0) INTO total; ${upsert}`;

/** What a plan limits. */
export const counters: readonly Mutant[] = [
  counted("new todos uncounted", "drop trigger count_insert on todos"),
  counted("trashed todos still counted", "drop trigger count_update on todos"),
  counted(
    "purged rows counted twice",
    inFunction("count_rows()", [
      "FROM old_rows WHERE deleted_at IS NULL GROUP BY organization_id;",
      "FROM old_rows GROUP BY organization_id;",
    ]),
  ),
  counted("no limit", inFunction("add_usage(uuid, text, bigint)", ["IF total > room THEN", "IF false THEN"])),
  counted(
    "one more than the limit",
    inFunction("add_usage(uuid, text, bigint)", ["IF total > room THEN", "IF total > room + 1 THEN"]),
  ),
  raced(
    "a limit read before it is locked",
    inFunction("add_usage(uuid, text, bigint)", [total, ""], [upsert, before]),
  ),
  counted(
    "a trial that never ends",
    inFunction("add_usage(uuid, text, bigint)", [" AND s.trial_end > now()", ""]),
  ),
  billed(
    "a grace that never ends",
    inFunction("add_usage(uuid, text, bigint)", [" AND s.grace_end > now()", ""]),
  ),
  billed(
    "a cancelled plan that never ends",
    inFunction("add_usage(uuid, text, bigint)", [" AND (s.cancel_at IS NULL OR s.cancel_at > now())", ""]),
  ),
];

import { files } from "./files";
import type { Mutant } from "./mutant";
import { inFunction, statement } from "./sql";

const recorded = statement(files.auditRoom, files.invariants);
const sealed = statement(files.auditSeal, files.auditChain);
const fixed = statement(files.invariants);

/** The audit log and its seals. */
export const audit: readonly Mutant[] = [
  recorded("changes of todos unrecorded", "drop trigger audit_update on todos"),
  recorded("new todos unrecorded", "alter table todos disable trigger audit_insert"),
  fixed("new comments unrecorded", "alter table comments disable trigger audit_insert"),
  recorded("removed rows unrecorded", "drop trigger audit_delete on todos"),
  recorded("changes of members unrecorded", "drop trigger audit_update on member"),
  recorded(
    "secrets in the log",
    inFunction("audit_values(jsonb, jsonb, jsonb)", ["AND key !~ '(password|secret|token|stripe_)'", ""]),
  ),
  recorded(
    "entries of another organization's row",
    inFunction("audit_rows()", ["PARTITION BY p.organization_id, p.id", "PARTITION BY p.id"]),
  ),
  recorded("entries with the writer's rights", "alter function audit_rows() security invoker"),
  recorded(
    "entries without their actor",
    inFunction("audit_actor()", [
      "user_id := nullif(current_setting('app.user_id', true), '')::uuid",
      "user_id := null",
    ]),
  ),
  recorded(
    "entries without the administrator",
    inFunction("audit_actor()", [
      "impersonator_id := nullif(current_setting('app.impersonator_id', true), '')::uuid",
      "impersonator_id := null",
    ]),
  ),
  fixed("a definer function on any search path", "alter function audit_rows() reset search_path"),
  fixed("the counter on any search path", "alter function count_rows() reset search_path"),
  fixed("one more definer function", "alter function keep_an_owner() security definer"),
  sealed(
    "seals that stand alone",
    inFunction("audit_hash(uuid, integer, text)", [
      "convert_to(previous_hash || coalesce(",
      "convert_to(coalesce(",
    ]),
  ),
  sealed(
    "seals over part of an entry",
    inFunction("audit_hash(uuid, integer, text)", ["old_values, new_values,", "old_values,"]),
  ),
  sealed(
    "seals that do not wait",
    inFunction("seal_audit(integer)", ["PERFORM pg_advisory_xact_lock(7236412903);", ""]),
  ),
  sealed(
    "a lost seal unnoticed",
    inFunction(
      "broken_seals()",
      ["WHERE c.number <> c.place OR c.previous_hash <> c.hash_before\n    OR c.hash", "WHERE c.hash"],
      ["WHERE l.seal IS NOT NULL AND", "WHERE false AND"],
    ),
  ),
];

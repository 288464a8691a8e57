import { inArray, sql } from "drizzle-orm";
import { attachments, personDay, storageDay, user } from "../schema";
import type { DemoClock } from "./clock";
import type { SeedTx } from "./full-access";
import { organizationId, organizations } from "./organizations";

const days = 90;

/** The history that the admin area's charts show: people on most working days, files since they were attached. */
export async function insertFigures(tx: SeedTx, clock: DemoClock, people: readonly string[]): Promise<void> {
  const past = sql`generate_series(${clock.date(-days)}::date, ${clock.date(-1)}::date, interval '1 day') as past(day)`;
  await tx
    .insert(personDay)
    .select(
      sql`select past.day::date, ${user.id} from ${user}, ${past} where ${inArray(user.id, [...people])}
      and past.day >= ${user.createdAt} and extract(isodow from past.day) < 6
      and abs(hashtext(${user.id}::text || past.day::date::text)) % 10 < 7`,
    )
    .onConflictDoNothing();
  const own = inArray(attachments.organizationId, organizations.map(organizationId));
  await tx
    .insert(storageDay)
    .select(
      sql`select past.day::date, sum(${attachments.size})::bigint from ${past}
      join ${attachments} on ${attachments.createdAt} < past.day + interval '1 day' and ${own} group by 1`,
    )
    .onConflictDoNothing();
}

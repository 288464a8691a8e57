import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import * as schema from "../schema";

const connect = (client: Sql) => drizzle(client, { schema, casing: "snake_case" });

export type SeedTx = Parameters<Parameters<ReturnType<typeof connect>["transaction"]>[0]>[0];

/**
 * One transaction that may write every organization's rows. A superuser may anyhow; anyone else acts as the
 * tables' owner, for whom forced row-level security is lifted inside this transaction only: nobody else sees
 * that, and the tables are locked until it ends.
 *
 * Throws when the user is neither a superuser nor a member of app_owner.
 */
export async function withFullAccess<R>(client: Sql, fn: (tx: SeedTx) => Promise<R>): Promise<R> {
  return connect(client).transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '10s'`);
    if (await isSuperuser(tx)) return fn(tx);
    await becomeOwner(tx);
    const tables = await forcedTables(tx);
    for (const table of tables) await tx.execute(sql`alter table ${table} no force row level security`);
    const result = await fn(tx);
    // Deferred triggers still to run would make ALTER TABLE fail.
    await tx.execute(sql`set constraints all immediate`);
    for (const table of tables) await tx.execute(sql`alter table ${table} force row level security`);
    return result;
  });
}

type Actor = { organizationId: string; userId: string; action: string };

/** Says for the rest of the transaction whose rows are written, by whom and why, as the doors do. */
export async function actAs(tx: SeedTx, { organizationId, userId, action }: Actor): Promise<void> {
  await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true),
    set_config('app.user_id', ${userId}, true), set_config('app.member_role', 'owner', true),
    set_config('app.action', ${action}, true)`);
}

/** Has everything asked now that is asked at the end of the transaction. */
export async function checkConstraints(tx: SeedTx): Promise<void> {
  await tx.execute(sql`set constraints all immediate`);
}

async function isSuperuser(tx: SeedTx): Promise<boolean> {
  const [row] = await tx.execute<{ yes: boolean }>(sql`select current_setting('is_superuser') = 'on' as yes`);
  return row?.yes ?? false;
}

async function becomeOwner(tx: SeedTx): Promise<void> {
  const [user] = await tx.execute<{ name: string; may: boolean }>(
    sql`select current_user as name, pg_has_role(current_user, 'app_owner', 'member') as may`,
  );
  if (!user?.may) {
    throw new Error(
      `DATABASE_ADMIN_URL connects as "${user?.name}", who is neither a superuser nor a member of app_owner. Use the user that ran db:migrate.`,
    );
  }
  await tx.execute(sql`set local role app_owner`);
}

async function forcedTables(tx: SeedTx) {
  const rows = await tx.execute<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  return rows.map((row) => sql.identifier(row.name));
}

import { database } from "./client";

/** Throws when the app's database user could bypass row-level security or change the schema. */
export async function assertPowerlessRole(): Promise<void> {
  const [role] = await database().pool<{ name: string; powerful: boolean; owner: boolean }[]>`
    select current_user as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as powerful,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'usage')) as owner
    from pg_roles where rolname = current_user`;
  if (!role || (!role.powerful && !role.owner)) return;
  throw new Error(
    `DATABASE_URL connects as "${role.name}", which could bypass row-level security. Connect as app_login; the migrator creates it (see .env.example).`,
  );
}

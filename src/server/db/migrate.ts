import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { installJobs } from "../jobs/install";
import { migrationsFolder, pendingMigrations } from "./migrations";

const table = { migrationsSchema: "public", migrationsTable: "__drizzle_migrations__" };
const lockKey = 7_236_412_901;

const createRoles = `
do $$
declare name text;
begin
  foreach name in array array['app_owner', 'app_tenant', 'app_trash', 'app_billing', 'app_platform', 'app_jobs'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin noinherit', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'app_login') then
    begin
      create role app_login login noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'app_owner', 'member') then
    grant app_owner to current_user;
  end if;
  foreach name in array array['app_tenant', 'app_trash', 'app_billing', 'app_platform', 'app_jobs'] loop
    if not pg_has_role('app_login', name, 'member') then
      execute format('grant %I to app_login', name);
    end if;
  end loop;
end $$;
grant create, usage on schema public to app_owner`;

export type MigrateOptions = { adminUrl: string; loginPassword?: string | null };

/**
 * Brings the database up to the committed migrations: creates it and the roles when missing, then applies what
 * is new as `app_owner`. Safe to run from several processes at once: one applies, the others wait.
 */
export async function migrateDatabase({ adminUrl, loginPassword }: MigrateOptions): Promise<void> {
  await createDatabase(adminUrl);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${lockKey})`;
    await admin.unsafe(createRoles);
    await admin.unsafe(`grant create on database ${quoteName(databaseName(adminUrl))} to app_owner`);
    if (loginPassword) await admin.unsafe(`alter role app_login password ${quoteLiteral(loginPassword)}`);
    await admin.unsafe("set role app_owner");
    await migrate(drizzle(admin), { migrationsFolder, ...table });
    await verifyApplied(admin);
    await admin.unsafe("grant select on public.__drizzle_migrations__ to app_login");
    await installJobs(admin);
  } finally {
    await admin.end();
  }
}

async function verifyApplied(sql: Sql): Promise<void> {
  const pending = await pendingMigrations(sql);
  if (pending.length === 0) return;
  throw new Error(
    `The database skipped ${pending.join(", ")}: a migration was edited after it was applied, or was added with an older timestamp. Run db:check.`,
  );
}

async function createDatabase(adminUrl: string): Promise<void> {
  const name = databaseName(adminUrl);
  const maintenance = new URL(adminUrl);
  maintenance.pathname = "/postgres";
  const sql = postgres(maintenance.href, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql.unsafe(`create database ${quoteName(name)}`);
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || !["42P04", "23505"].includes(error.code)) throw error;
  } finally {
    await sql.end();
  }
}

const databaseName = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));
const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoteLiteral = (text: string) => `'${text.replaceAll("'", "''")}'`;

import PgBoss from "pg-boss";
import type { Sql } from "postgres";
import { bossDatabase } from "./boss-database";
import { queues } from "./queues";

const grants = `
grant usage on schema pgboss to app_tenant, app_platform, app_login, app_jobs;
grant select on pgboss.queue to app_tenant, app_platform, app_login;
grant insert, select (id) on pgboss.job to app_tenant, app_platform, app_login;
grant select, insert, update, delete on all tables in schema pgboss to app_jobs`;

/** What the upkeep and the operator's lists ask for; without them each is a scan of all that is kept. */
const indexes = `
create index if not exists job_ended on pgboss.job (completed_on, state, name);
create index if not exists job_active on pgboss.job (started_on) where state = 'active';
create index if not exists job_failing on pgboss.job (created_on, id) where state in ('retry', 'failed');
create index if not exists job_created on pgboss.job (created_on, id);
create index if not exists job_address on pgboss.job (lower(data ->> 'to') text_pattern_ops);
create index if not exists archive_created on pgboss.archive (name, created_on, id);
create index if not exists archive_address on pgboss.archive (lower(data ->> 'to') text_pattern_ops)`;

/** What a mail says, and its links, are forgotten with its end; a failed one keeps them to be sent again. */
const forgetting = `
create or replace function pgboss.forget_content() returns trigger language plpgsql set search_path = '' as $$
begin
  new.data := new.data - 'props';
  return new;
end $$;
create or replace trigger forget_content before update on pgboss.job for each row
  when (new.state in ('completed', 'cancelled') and jsonb_typeof(new.data) = 'object')
  execute function pgboss.forget_content();
create or replace trigger forget_content before insert on pgboss.archive for each row
  when (jsonb_typeof(new.data) = 'object') execute function pgboss.forget_content()`;

/** Creates or upgrades the job queue's schema and the queues; called by the migrator as the schema's owner. */
export async function installJobs(sql: Sql): Promise<void> {
  const boss = new PgBoss({ db: bossDatabase(sql), schema: "pgboss", supervise: false, schedule: false });
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    const existing = await boss.getQueue(name);
    if (existing) await boss.updateQueue(name, { name, ...options });
    else await boss.createQueue(name, { name, ...options });
  }
  await boss.stop({ graceful: false });
  for (const text of [grants, indexes, forgetting]) await sql.unsafe(text);
}

import PgBoss from "pg-boss";
import type { Sql } from "postgres";
import { bossDatabase } from "./boss-database";
import { queues, schedules } from "./queues";

const grants = `
grant usage on schema pgboss to app_tenant, app_platform, app_login, app_jobs;
grant select on pgboss.queue to app_tenant, app_platform, app_login;
grant insert, select (id) on pgboss.job to app_tenant, app_platform, app_login;
grant select, insert, update, delete on all tables in schema pgboss to app_jobs`;

/** Through which the library's clock fills the others; as `app_jobs` it could not make it. */
const clockQueue = "__pgboss__send-it";

/** Creates or upgrades the job queue's schema and the queues; called by the migrator as the schema's owner. */
export async function installJobs(sql: Sql): Promise<void> {
  const boss = new PgBoss({ db: bossDatabase(sql), schema: "pgboss", supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(clockQueue);
  for (const [name, options] of Object.entries(queues)) {
    const existing = await boss.getQueue(name);
    if (existing) await boss.updateQueue(name, { name, ...options });
    else await boss.createQueue(name, { name, ...options });
  }
  for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron, {}, { tz: "UTC" });
  await boss.stop({ graceful: false });
  await sql.unsafe(grants);
}

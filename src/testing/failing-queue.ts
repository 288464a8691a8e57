import { adminSql } from "./database";

/** While `work` runs no job can be queued for an address, or none at all: as if the server died there. */
export async function whileQueueingFails(work: () => Promise<unknown>, to = "%"): Promise<void> {
  await adminSql.unsafe(`
    create function refuse_job() returns trigger language plpgsql as $$
    begin raise exception 'the server died'; end $$;
    create trigger refuse_job before insert on pgboss.job for each row
      when (new.data ->> 'to' like '${to}') execute function refuse_job()`);
  await work();
  await adminSql.unsafe("drop trigger refuse_job on pgboss.job; drop function refuse_job()");
}

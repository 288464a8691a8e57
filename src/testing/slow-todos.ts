import { adminSql } from "./database";

/**
 * From now on a todo titled “Slow” takes this database 2.5 seconds, and one titled “Limits” is described by the limits
 * that its transaction has.
 */
export async function slowTodos(): Promise<void> {
  await adminSql.unsafe(`
    create function take_time() returns trigger language plpgsql as $$
    begin
      if new.title = 'Slow' then perform pg_sleep(2.5); end if;
      if new.title = 'Limits' then
        new.description := current_setting('statement_timeout') || ' ' || current_setting('lock_timeout');
      end if;
      return new;
    end $$;
    create trigger take_time before insert on todos for each row execute function take_time()`);
}

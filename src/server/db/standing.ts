import { sql } from "drizzle-orm";

/**
 * SQL: whether a session of a person may be used as far as impersonation goes. One's own always; an impersonation as
 * long as the administrator's own session lives, who still is one and not banned, and the person is none.
 * `session` and `person` name the two rows in the statement around it.
 */
export const standing = (session: string, person: string) => `(${session}.impersonated_by is null
  or ${person}.role <> 'admin' and exists (
    select from session own join "user" by on by.id = own.user_id
    where own.id = ${session}.impersonator_session_id and own.user_id = ${session}.impersonated_by
      and own.expires_at > now() and by.role = 'admin' and (not by.banned or by.ban_expires <= now())))`;

/** The same in a query of the tables `session` and `user`. */
export const stands = sql.raw(standing("session", '"user"'));

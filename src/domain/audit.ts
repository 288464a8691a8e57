/** What happens to a row, then what happens to a session. */
export const auditActions = [
  "create",
  "update",
  "delete",
  "restore",
  "purge",
  "export",
  "sign_in",
  "sign_out",
  "sign_in_failed",
  "impersonation_start",
  "impersonation_stop",
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * Names of the audited tables, as entries carry them; of a session only its beginning and end are told, of an
 * account what was changed about its security.
 */
export const auditEntities = [
  "todos",
  "projects",
  "comments",
  "attachments",
  "member",
  "team",
  "team_member",
  "invitation",
  "organization",
  "subscription",
  "sso_provider",
  "session",
  "account",
] as const;
export type AuditEntity = (typeof auditEntities)[number];

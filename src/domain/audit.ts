export const auditActions = ["create", "update", "delete", "restore", "purge"] as const;
export type AuditAction = (typeof auditActions)[number];

/** Names of the audited tables, as entries carry them. */
export const auditEntities = [
  "todos",
  "projects",
  "comments",
  "member",
  "team",
  "team_member",
  "invitation",
  "organization",
  "subscription",
] as const;
export type AuditEntity = (typeof auditEntities)[number];

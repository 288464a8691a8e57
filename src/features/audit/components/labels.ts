import { type AuditAction, type AuditEntity, auditActions, auditEntities } from "@/domain/audit";

const kinds: Record<AuditEntity, string> = {
  todos: "Todo",
  projects: "Project",
  comments: "Comment",
  attachments: "Attachment",
  member: "Member",
  team: "Team",
  team_member: "Team member",
  invitation: "Invitation",
  organization: "Organization",
  subscription: "Subscription",
  sso_provider: "Single sign-on",
  session: "Session",
  account: "Account",
};

const actions: Record<AuditAction, string> = {
  create: "Created",
  update: "Changed",
  delete: "Moved to trash",
  restore: "Restored",
  purge: "Deleted for ever",
  sign_in: "Signed in",
  sign_out: "Signed out",
  sign_in_failed: "Sign-in failed",
};

export const knownKind = (value: string | null) => auditEntities.find((each) => each === value) ?? null;
export const knownAction = (value: string | null) => auditActions.find((each) => each === value) ?? null;

export function kindLabel(value: string | null): string {
  const kind = knownKind(value);
  return kind ? kinds[kind] : (value ?? "");
}

export const kindOptions = auditEntities.map((value) => ({ value, label: kinds[value] }));
export const actionOptions = auditActions.map((value) => ({ value, label: actions[value] }));

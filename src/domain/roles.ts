export const memberRoles = ["owner", "admin", "member", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];

export const userRoles = ["user", "admin"] as const;
export type UserRole = (typeof userRoles)[number];

/** Which people a platform administrator looks at. */
export const userFilters = ["all", "admins", "banned", "unverified", "guests"] as const;
export type UserFilter = (typeof userFilters)[number];

const everyone: readonly MemberRole[] = memberRoles;
const writers: readonly MemberRole[] = ["owner", "admin", "member"];
const admins: readonly MemberRole[] = ["owner", "admin"];
const owners: readonly MemberRole[] = ["owner"];

/** Who may do what: the procedures enforce this table and the screens offer only what it allows. */
export const permissions = {
  "organization:read": everyone,
  "organization:leave": everyone,
  "organization:update": admins,
  "organization:export": owners,
  "organization:trash": owners,
  "organization:transfer": owners,
  "todos:read": everyone,
  "todos:write": writers,
  "projects:read": everyone,
  "projects:write": writers,
  "comments:write": writers,
  "comments:moderate": admins,
  "audit:read": admins,
  "audit:revert": admins,
  "trash:read": everyone,
  "trash:restore": writers,
  "trash:purge": admins,
  "members:read": everyone,
  "members:manage": admins,
  "teams:read": everyone,
  "teams:manage": admins,
  "invitations:read": admins,
  "invitations:manage": admins,
  "billing:read": everyone,
  "billing:manage": owners,
  "sso:manage": owners,
} as const satisfies Record<string, readonly MemberRole[]>;

export type Permission = keyof typeof permissions;

export function may(role: MemberRole, permission: Permission): boolean {
  return permissions[permission].includes(role);
}

/** Owners assign every role; admins assign every role below owner. */
export function assignableRoles(actor: MemberRole): readonly MemberRole[] {
  if (actor === "owner") return memberRoles;
  if (actor === "admin") return ["admin", "member", "viewer"];
  return [];
}

/** Whether `actor` may change or remove a member who is `target`: admins cannot touch owners. */
export function mayChange(actor: MemberRole, target: MemberRole): boolean {
  return may(actor, "members:manage") && (actor === "owner" || target !== "owner");
}

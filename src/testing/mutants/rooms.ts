import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const rolesFor = (file: string) => inFile("src/domain/roles.ts", file);
const roles = rolesFor(files.members);
const members = inFile("src/features/members/operations.ts", files.members);
const invitations = inFile("src/features/invitations/operations.ts", files.invitations);
const organizations = inFile("src/features/organizations/operations.ts", files.organizations, files.rules);
const comments = inFile("src/features/comments/router.ts", files.comments);
const todos = inFile("src/features/todos/operations.ts", files.todos, files.projects);
const todoInputs = inFile("src/features/todos/inputs.ts", files.todos);
const todoRules = inFile("src/features/todos/inputs.ts", files.rules);
const trash = inFile("src/server/trash/trash.ts", files.projects, files.trash);
const admin = inFile("src/features/admin/operations.ts", files.admin);

/** The database keeps these too: here it has forgotten its own rule, so that the code's stands alone. */
const alone = (mutant: Mutant): Mutant => ({
  ...mutant,
  sql: "drop trigger guard_owners_insert on member; drop trigger guard_owners_update on member",
});

/** The rules of the rooms. */
export const rooms: readonly Mutant[] = [
  alone(roles("admins change owners", ` && (actor === "owner" || target !== "owner")`, "")),
  alone(
    roles(
      "admins make owners",
      `if (actor === "admin") return ["admin", "member", "viewer"];`,
      `if (actor === "admin") return memberRoles;`,
    ),
  ),
  rolesFor(files.todos)(
    "viewers write",
    `const writers: readonly MemberRole[] = ["owner", "admin", "member"];`,
    "const writers: readonly MemberRole[] = memberRoles;",
  ),
  alone(
    rolesFor(files.rules)(
      "admins hand over the organization",
      `"organization:transfer": owners`,
      `"organization:transfer": admins`,
    ),
  ),
  rolesFor(files.rules)(
    "admins delete the organization",
    `"organization:trash": owners`,
    `"organization:trash": admins`,
  ),
  rolesFor(files.trash)("members empty the trash", `"trash:purge": admins`, `"trash:purge": writers`),
  rolesFor(files.trash)("members manage members", `"members:manage": admins`, `"members:manage": writers`),
  alone(members("anyone changes anyone", "if (!mayChange(actor, role))", "if (false)")),
  invitations("an invitation for another address", " || found.email !== person.email.toLowerCase()", ""),
  invitations("an unconfirmed address", "if (!person.emailVerified)", "if (false)"),
  invitations("an expired invitation", "if (found.expired)", "if (false)"),
  invitations("an answered invitation", `if (found.status !== "pending")`, "if (false)"),
  inFile("src/features/invitations/router.ts", files.invitations)(
    "admins invite owners",
    "if (!assignableRoles(ctx.member.role).includes(values.role))",
    "if (false)",
  ),
  organizations(
    "any member brings the organization back",
    `eq(member.userId, userId), eq(member.role, "owner"), isNull`,
    "eq(member.userId, userId), isNull",
  ),
  organizations(
    "a removed owner brings the organization back",
    `eq(member.role, "owner"), isNull(member.deletedAt));`,
    `eq(member.role, "owner"));`,
  ),
  organizations(
    "a stranger brings the organization back",
    "and(eq(member.userId, userId), eq(member.role",
    "and(isNotNull(member.userId), eq(member.role",
  ),
  comments("another person's comment", "if (found.createdBy !== me.id && !anyones)", "if (false)"),
  comments("admins edit comments", "await lockOwn(ctx, id, false);", "await lockOwn(ctx, id, true);"),
  todos("a change of a stale version", "if (row && row.version !== version)", "if (false)"),
  todos(
    "a version read without a lock",
    `select({ version: todos.version }).from(todos).where(eq(todos.id, id)).for("update")`,
    "select({ version: todos.version }).from(todos).where(eq(todos.id, id))",
  ),
  inFile("src/features/todos/router.ts", files.rules)(
    "a todo for anybody",
    "await assertAssignable(ctx.tx, input.assignedTo);",
    "",
  ),
  inFile("src/features/todos/router.ts", files.projects)(
    "a todo in a deleted project",
    "await holdProject(ctx.tx, input.projectId);",
    "",
  ),
  todoInputs(
    "a new todo with any field",
    ".extend({ id: newId }).strict()",
    ".extend({ id: newId }).loose()",
  ),
  todoRules(
    "a changed todo with any field",
    "version: z.number().int().positive().optional(),\n  })\n  .strict()",
    "version: z.number().int().positive().optional(),\n  })\n  .loose()",
  ),
  todoRules("a page of any length", "limit: pageSize(todoLimits.page, 50)", "limit: z.number().default(50)"),
  trash("a todo restored without its project", "if (dead) throw parentInTrash(entry.noun, dead.label);", ""),
  trash(
    "a deletion that takes over earlier ones",
    ".where(and(where, isNull(table.deletedAt)))",
    ".where(where)",
  ),
  trash(
    "the trash restored whole",
    "deletionId: null })\n    .where(went(table, deletion))",
    "deletionId: null })\n    .where(isNotNull(table.deletedAt))",
  ),
  trash(
    "a purge that takes all",
    ".where(and(where(table), isNotNull(table.deletedAt)))",
    ".where(isNotNull(table.id))",
  ),
  inFile("src/server/trash/trash.ts", files.purge)(
    "a purge before its time",
    "lt(table.deletedAt, keptSince)",
    "isNotNull(table.deletedAt)",
  ),
  inFile("src/features/audit/operations.ts", files.revert)(
    "a revert over a newer change",
    ".where(and(eq(table.id, id), ...untouched))",
    ".where(eq(table.id, id))",
  ),
  inFile("src/features/audit/components/csv.ts", files.csv)(
    "formulas in the export",
    "/^[=+\\-@\\t\\r]/.test(text)",
    "false",
  ),
  inFile("src/features/audit/operations.ts", files.auditRoom)(
    "operators read what organizations write",
    `const open = ["organization",`,
    `const open = ["todos", "organization",`,
  ),
  inFile("src/features/admin-organizations/operations.ts", files.adminPurge)(
    "an organization deleted while its payments go on",
    "if (await isRenewing(tx))",
    "if (false)",
  ),
  inFile("src/features/organizations/operations.ts", files.adminOrganizations)(
    "an organization moved to the trash twice",
    "and(eq(organization.id, own.id), isNull(organization.deletedAt))",
    "eq(organization.id, own.id)",
  ),
  inFile("src/server/billing/plan-now.ts", files.adminOrganizations, files.adminFigures)(
    "a plan that counts after its trial",
    "= 'trialing' and",
    "= 'trialing' or",
  ),
  inFile("src/server/db/tenant.ts", files.adminOrganizations)(
    "an operator's reason forgotten",
    "set_config('app.reason', $4, true)",
    "set_config('app.reason', left($4, 0), true)",
  ),
  admin("administrators ban themselves", "if (id === actorId)", "if (false)"),
  admin("a ban that leaves the sessions", "if (endSessions)", "if (false)"),
];

import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const ladder = inFile(
  "src/server/trpc/procedures.ts",
  files.ladder,
  files.todos,
  files.admin,
  files.invariants,
);
const errors = inFile(
  "src/server/trpc/errors.ts",
  files.ladder,
  files.projects,
  files.todos,
  files.invariants,
);
const sessions = inFile("src/server/auth/sessions.ts", files.sessionDoors);
const auth = inFile("src/server/auth/auth.ts", files.sessionDoors, files.auth);

/** The ladder of procedures, their errors, and who a request comes from. */
export const procedures: readonly Mutant[] = [
  ladder("a refusal that commits", "if (!result.ok) throw result.error;", ""),
  ladder("errors unmapped", "const error = toClientError(result.error);", "const error = result.error;"),
  ladder("an admin area for everybody", `ctx.user.role !== "admin" || `, ""),
  ladder("no second attempt", "attempt === attempts || ", "true || "),
  ladder("attempts without an end", "attempt === attempts || ", ""),
  ladder(
    "the anonymous go on",
    `if (!session) throw new DomainError("UNAUTHORIZED", say("signIn"));`,
    "if (!session) return next();",
  ),
  ladder("permissions ignored", "permission ? permissions[permission] : memberRoles", "memberRoles"),
  ladder("queries that write", `readOnly: type === "query"`, "readOnly: false"),
  errors(
    "unknown errors keep their message",
    `message: "Internal error", cause: error });\n}\n\nfunction refused`,
    "message: error.message, cause: error });\n}\n\nfunction refused",
  ),
  errors(
    "wrapped errors pass",
    `if (error.code !== "INTERNAL_SERVER_ERROR") return error;\n  if (error.cause) return toClientError(error.cause);`,
    "return error;",
  ),
  errors(
    "another organization is forbidden, not unknown",
    `case "not_found":\n      return notFound();`,
    `case "not_found":\n      return forbidden();`,
  ),
  errors(
    "the database's words",
    'new DomainError("CONFLICT", takenBy[error.constraint_name ?? ""] ?? say("exists"), "taken")',
    'new TRPCError({ code: "CONFLICT", message: error.message })',
  ),
  errors(
    "a stranger's row forbidden, not unknown",
    `case "23503":\n      return notFound();`,
    `case "23503":\n      return forbidden();`,
  ),
  {
    name: "stacks to the client",
    tests: [files.ladder],
    edits: [
      {
        file: "src/server/trpc/errors.ts",
        find: "const { stack: _stack, ...data } = shape.data;",
        replace: "const data = shape.data;",
      },
      { file: "src/server/trpc/init.ts", find: "isDev: false", replace: "isDev: true" },
    ],
  },
  inFile("src/server/trpc/context.ts", files.sessionDoors)(
    "an organization header of any shape",
    "return uuid.test(value) ? value : noOrganization;",
    "return uuid.test(value) ? value : null;",
  ),
  inFile("src/server/trpc/declared.ts", files.ladder)(
    "undeclared procedures",
    "if (problems.length) throw",
    "if (false) throw",
  ),
  inFile("src/server/auth/session-token.ts", files.sessionDoors)(
    "unsigned cookies",
    "dot > 0 && valid ? value : null",
    "dot > 0 ? value : null",
  ),
  sessions("expired sessions of people", "        gt(session.expiresAt, sql`now()`),\n", ""),
  sessions(
    "sessions of banned people",
    "        or(eq(user.banned, false), lte(user.banExpires, sql`now()`)),\n",
    "",
  ),
  sessions("memberships of people who left", "isNull(member.deletedAt), ", ""),
  sessions("memberships of deleted organizations", ", isNull(organization.deletedAt)", ""),
  inFile("src/server/auth/handler.ts", files.auth)(
    "Better Auth's own organization endpoints",
    "if (!isOpen(path))",
    "if (!path)",
  ),
  auth(
    "sign-in before the address is confirmed",
    "requireEmailVerification: true",
    "requireEmailVerification: false",
  ),
  auth("short passwords", "minPasswordLength: accountLimits.passwordMin", "minPasswordLength: 1"),
  auth(
    "sessions that outlive a new password",
    "revokeSessionsOnPasswordReset: true",
    "revokeSessionsOnPasswordReset: false",
  ),
];

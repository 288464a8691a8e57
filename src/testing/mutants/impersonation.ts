import { files } from "./files";
import { inFile, type Mutant } from "./mutant";
import { inFunction, statement } from "./sql";

/** A value in a template, as the source has it. */
const ref = (name: string) => ["$", `{${name}}`].join("");

const standing = inFile("src/server/db/standing.ts", files.impersonation);
const row = statement(files.impersonation);
const administrators = statement(files.admin);
const admin = inFile("src/features/admin/operations.ts", files.admin);

/** What an administrator may do as somebody else, how long, and who is one. */
export const impersonation: readonly Mutant[] = [
  standing(
    "an impersonation without its administrator's session",
    `own.id = ${ref("session")}.impersonator_session_id and `,
    "",
  ),
  standing("an impersonation by somebody demoted", "and by.role = 'admin' ", ""),
  standing("an impersonation by somebody banned", " and (not by.banned or by.ban_expires <= now())", ""),
  standing("an impersonation that outlasts its administrator's session", "and own.expires_at > now() ", ""),
  standing(
    "an impersonation of who became an administrator",
    `${ref("person")}.role <> 'admin' and exists`,
    "exists",
  ),
  inFile("src/server/db/tenant.ts", files.impersonation)(
    "an ended impersonation in an organization",
    `
  and ${ref('standing("s", "u")')}`,
    "",
  ),
  inFile("src/server/auth/impersonation.ts", files.impersonation)(
    "an impersonation that nobody wrote down",
    "    await dropSession(sessionId);\n",
    "",
  ),
  inFile("src/server/auth/own-session.ts", files.impersonation)(
    "an own session by any cookie",
    "signedCookie(headers, ownSessionCookie())?.split",
    "decodeURIComponent(headers.get('cookie')?.split('admin_session=')[1] ?? '')?.split",
  ),
  inFile("src/features/members/router.ts", files.inPerson)(
    "roles given by the impersonator",
    'const manage = personalOrgPermission("members:manage")',
    'const manage = orgPermission("members:manage")',
  ),
  row(
    "an impersonation of any length",
    "drop trigger begin_impersonation on session; drop trigger keep_impersonation on session",
  ),
  row(
    "an impersonation made longer",
    inFunction("keep_impersonation()", ["least(NEW.expires_at, OLD.expires_at)", "NEW.expires_at"]),
  ),
  row(
    "an impersonation bound to nobody's session",
    "alter table session drop constraint session_impersonator_fk",
  ),
  row("an end that no organization reads", "drop trigger log_impersonation_end on session"),
  administrators("the last administrator goes", 'drop trigger keep_administrator on "user"'),
  admin("who is no administrator any more demotes", ' || actor?.role !== "admin" || actor.banned', ""),
];

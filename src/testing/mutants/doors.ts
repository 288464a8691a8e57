import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const tenant = inFile("src/server/db/tenant.ts", files.doors, files.tenant);
const statements = inFile("src/server/db/statements.ts", files.doors, files.tenant);
const platform = inFile("src/server/db/platform.ts", files.doors, files.admin);
const job = inFile("src/server/db/tenant.ts", files.doors, files.purge);
const asked = inFile("src/server/db/tenant.ts", files.ladder, files.doors);

/** The doors to the database: who is bound to what, and what becomes of the transaction. */
export const doors: readonly Mutant[] = [
  tenant(
    "no role taken on",
    ", true),\n  set_config('role', 'app_tenant', true)\nfrom (select 1)",
    ", true)\nfrom (select 1)",
  ),
  tenant(
    "a role kept after the transaction",
    "'app_tenant', true)\nfrom (select 1)",
    "'app_tenant', false)\nfrom (select 1)",
  ),
  tenant(
    "an organization kept after the transaction",
    "coalesce(o.id::text, ''), true)",
    "coalesce(o.id::text, ''), false)",
  ),
  tenant(
    "an actor kept after the transaction",
    "set_config('app.user_id', coalesce(u.id::text, ''), true)",
    "set_config('app.user_id', coalesce(u.id::text, ''), false)",
  ),
  tenant("members who left", "m.user_id = u.id and m.deleted_at is null", "m.user_id = u.id"),
  tenant(
    "organizations in the trash",
    "o.id = m.organization_id and o.deleted_at is null",
    "o.id = m.organization_id",
  ),
  tenant("expired sessions", "s.token = $1 and s.expires_at > now()", "s.token = $1"),
  tenant("banned people", " and (not u.banned or u.ban_expires <= now())", ""),
  tenant("anybody's organization", "m.user_id = u.id and m.deleted_at is null", "m.deleted_at is null"),
  asked("every role", `if (!roles.includes(row.member_role)) throw new TenantRefusedError("forbidden");`, ""),
  tenant(
    "no organization goes on",
    `if (!row.organization_id) throw new TenantRefusedError("not_found");`,
    "",
  ),
  tenant("no session goes on", `if (!row?.user_id) throw new TenantRefusedError("unauthenticated");`, ""),
  tenant("reading doors that write", `request.readOnly ? reading : "read write"`, `"read write"`, [
    "    !request.readOnly,",
    "    true,",
  ]),
  tenant(
    "the trash left open",
    'const result = await fn(tx);\n  become(tx, "app_tenant");',
    "const result = await fn(tx);",
  ),
  tenant("statements without an end", 'statement: "1600"', 'statement: "0"'),
  tenant("locks without an end", 'lock: "1200"', 'lock: "0"'),
  tenant(
    "the person's organization header ignored",
    "coalesce(nullif($2, '')::uuid, s.active_organization_id)",
    "s.active_organization_id",
  ),
  job(
    "jobs that see every organization",
    "from organization where id = $1::uuid",
    "from organization where $1::uuid is not null limit 1",
  ),
  statements(
    "a failure committed",
    "await rollBack(connection);\n    throw outcome.error;",
    `await connection.unsafe("commit", [], { simple: true });\n    throw outcome.error;`,
  ),
  statements("a handle that outlives its procedure", "    revoke();\n", ""),
  statements(
    "a lost connection unnoticed",
    "    connection.onLost = () => reject(new ConnectionLostError());\n",
    "",
  ),
  statements("a rollback taken for a commit", `if (result.command !== "COMMIT")`, "if (false)"),
  platform(
    "the platform unrecorded",
    "if (!request.readOnly) await audit(tx, request, entriesOf(result));",
    "",
  ),
  platform("a reading platform that writes", `request.readOnly ? "read only" : "read write"`, `"read write"`),
  inFile("src/server/db/role-check.ts", files.roleCheck)("started with BYPASSRLS", "rolbypassrls or ", ""),
  inFile("src/server/db/role-check.ts", files.roleCheck)("started as the owner", " && !role.owner", ""),
];

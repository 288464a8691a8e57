import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { explain, nodesOf, type PlanNode } from "@/testing/plans";
import type { startRecorder } from "@/testing/statement-recorder";

const recorder = await vi.hoisted(async (): Promise<Awaited<ReturnType<typeof startRecorder>>> => {
  const { startRecorder } = await import("@/testing/statement-recorder");
  const opened = await startRecorder(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = opened.url;
  return opened;
});
const { caller } = await import("@/testing/callers");

type Api = ReturnType<typeof caller>;
let acme: Awaited<ReturnType<typeof createOrganization>>;
let api: Api;
let ids: { todo: string; project: string; deletion: string };
let leading: Map<string, string>;
let operator: { id: string; token: string };

const rows = 6_000;

/** Several organizations, so that an index which does not begin with the organization is never the cheap one. */
const fill = (organizations: readonly string[], userId: string) =>
  adminSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const table of ["projects", "team"] as const)
      await sql`insert into ${sql(table)} (id, organization_id, name)
        select gen_random_uuid(), o, 'Name ' || i from unnest(${organizations}::uuid[]) o, generate_series(1, 100) i`;
    await sql`insert into todos (id, organization_id, title, created_by, assigned_to, due_date, created_at,
        project_id, deleted_at, deletion_id)
      select gen_random_uuid(), o, 'Todo ' || i, ${userId}::uuid, case when i % 9 = 0 then ${userId}::uuid end,
        current_date + i % 90, now() - i * interval '1 minute', projects.id,
        case when i % 10 = 0 then now() - i * interval '1 hour' end, case when i % 10 = 0 then gen_random_uuid() end
      from unnest(${organizations}::uuid[]) o
      cross join generate_series(1, ${rows / organizations.length}::int) i
      join projects on projects.organization_id = o and projects.name = 'Name ' || (1 + i % 100)`;
    await sql`insert into comments (id, organization_id, todo_id, body, created_by)
      select gen_random_uuid(), organization_id, id, 'A word', created_by from todos`;
    await sql`insert into audit_log (id, organization_id, user_id, action, entity_type, entity_id, created_at, seal)
      select gen_random_uuid(), organization_id, created_by, 'create', 'todos', id, created_at,
        case when created_at < now() - interval '10 minutes' then 1 end from todos`;
  });

beforeAll(async () => {
  const organizations = await Promise.all(Array.from({ length: 6 }, () => createOrganization()));
  [acme = await createOrganization()] = organizations;
  await addMember(acme.id, "member");
  const { id } = await createUser({ role: "admin" });
  operator = { id, token: await createSession(id) };
  api = caller({ token: acme.owner.token, organizationId: acme.id });
  await fill(
    organizations.map(({ id }) => id),
    acme.owner.user.id,
  );
  await adminSql`analyze`;
  const [found] = await adminSql<{ todo: string; project: string; deletion: string }[]>`
    select min(id::text) filter (where deleted_at is null) as todo, min(project_id::text) as project,
      min(id::text) filter (where deleted_at is not null) as deletion
    from todos where organization_id = ${acme.id}`;
  if (!found) throw new Error("no todos");
  ids = found;
  const indexes = await adminSql<{ name: string; column: string }[]>`
    select c.relname as name, a.attname as column from pg_index i join pg_class c on c.oid = i.indexrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`;
  leading = new Map(indexes.map(({ name, column }) => [name, column]));
});
afterAll(() => recorder.stop());

const tables = new Set(["todos", "projects", "comments", "team", "team_member", "invitation", "audit_log"]);

/** How the statements of a call reach the large tables: the index, or what they do without one. */
async function pathsOf(call: (api: Api) => Promise<unknown>): Promise<string[]> {
  const sent = await recorder.during(() => call(api));
  const planned = await explain(process.env.DATABASE_ADMIN_URL ?? "", sent, {
    settings: ["enable_seqscan = off"],
  });
  const paths = planned.flatMap(({ plan }) => nodesOf(plan).flatMap(pathOf));
  return [...new Set(paths)].sort();
}

function pathOf(node: PlanNode): string[] {
  const index = node["Index Name"];
  if (index && node["Node Type"] !== "Bitmap Heap Scan") {
    if (!tables.has([...tables].find((table) => index.startsWith(`${table}_`)) ?? "")) return [];
    const led = leading.get(index) === "organization_id" && node["Index Cond"]?.includes("organization_id");
    return [led ? index : `${index}, not by organization`];
  }
  return node["Node Type"] === "Seq Scan" && tables.has(node["Relation Name"] ?? "")
    ? [`all of ${node["Relation Name"]}`]
    : [];
}

const reads: Record<string, (api: Api) => Promise<unknown>> = {
  "todos.list": (to) => to.todos.list({}),
  "todos.list, completed ones too": (to) => to.todos.list({ status: "all" }),
  "todos.list by due date": (to) => to.todos.list({ sort: "due" }),
  "todos.list in the order of the hand": (to) => to.todos.list({ sort: "manual" }),
  "todos.list of one project": (to) => to.todos.list({ projectId: ids.project }),
  "todos.list of mine": (to) => to.todos.list({ assignedTo: "me" }),
  "todos.list by a word": (to) => to.todos.list({ search: "Todo 7" }),
  "todos.list overdue": (to) => to.todos.list({ due: "overdue" }),
  "todos.get": (to) => to.todos.get({ id: ids.todo }),
  "projects.list": (to) => to.projects.list(),
  "comments.list": (to) => to.comments.list({ todoId: ids.todo }),
  "teams.list": (to) => to.teams.list(),
  "invitations.list": (to) => to.invitations.list(),
  "auditLog.list": (to) => to.auditLog.list({}),
  "auditLog.history": (to) => to.auditLog.history({ kind: "todos", id: ids.todo }),
  "trash.list": (to) => to.trash.list({ kind: "todo" }),
  "trash.contents": (to) => to.trash.contents({ kind: "todo", id: ids.deletion }),
  "trash.counts": (to) => to.trash.counts(),
};

/** These go through all open todos of the organization: any index that leads there will do. */
const anyIndexServes = new Set(["todos.list by due date", "todos.list by a word"]);

async function allPaths(): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, read] of Object.entries(reads)) {
    if (anyIndexServes.has(name)) continue;
    paths.push(...(await pathsOf(read)).map((path) => `${name}: ${path}`));
  }
  return paths;
}

describe("the plans of reads", () => {
  it.each(Object.entries(reads))("%s reaches its tables by the organization", async (name, read) => {
    const paths = await pathsOf(read);
    expect(paths.length, "the call reads none of the tables").toBeGreaterThan(0);
    if (!anyIndexServes.has(name)) expect({ [name]: paths }).toMatchSnapshot();
    expect(paths.filter((path) => /^all of|not by/.test(path))).toEqual([]);
  });

  it.each([
    ["everything", "audit_log_time_idx", () => ({})],
    ["an organization", "audit_log_organization_idx", () => ({ organizationId: acme.id })],
    ["a person", "audit_log_person_idx", () => ({ userId: operator.id })],
    ["impersonations", "audit_log_impersonated_idx", () => ({ impersonated: true })],
  ])("admin.audit.list of %s reads one page of %s", async (_, index, input) => {
    const read = () => caller({ token: operator.token }).admin.audit.list(input());
    const sent = await recorder.during(read);
    const planned = await explain(process.env.DATABASE_ADMIN_URL ?? "", sent);
    const nodes = planned.flatMap(({ plan }) => nodesOf(plan));
    expect(nodes.flatMap((node) => node["Index Name"] ?? [])).toContain(index);
    expect(
      nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"]),
    ).not.toContain("audit_log");
  });

  it.each([
    "todos_open_idx",
    "todos_live_idx",
    "todos_due_idx",
    "todos_project_idx",
    "comments_todo_idx",
    "todos_trash_idx",
  ])("a plan that has lost %s is noticed", async (index) => {
    const before = await allPaths();
    const [found] = await adminSql<{ definition: string }[]>`
        select indexdef as definition from pg_indexes where indexname = ${index}`;
    await adminSql`drop index ${adminSql(index)}`;
    const after = await allPaths();
    await adminSql.unsafe(found?.definition ?? "");
    expect(before.filter((path) => path.endsWith(index))).not.toEqual([]);
    expect(after).not.toEqual(before);
  });
});

import type { TransactionSql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";

type Organization = Awaited<ReturnType<typeof createOrganization>>;

const content = [
  "comments",
  "invitation",
  "member",
  "projects",
  "subscription",
  "team",
  "team_member",
  "todos",
];
const records = ["audit_log", "audit_seal", "organization_usage"];
let acme: Organization;
let globex: Organization;

/** One live and one deleted row in every table of content. */
async function furnish(): Promise<Organization> {
  const own = await createOrganization();
  const api = caller({ token: own.owner.token, organizationId: own.id });
  const person = (await addMember(own.id, "member")).user.id;
  await addMember(own.id, "member");
  for (const name of ["kept", "gone"]) {
    const project = await api.projects.create({ name });
    const todo = await api.todos.create({
      title: name,
      projectId: project.id,
      assignedTo: own.owner.user.id,
    });
    await api.comments.create({ todoId: todo.id, body: name });
    await adminSql`insert into invitation (id, organization_id, email, expires_at)
      values (gen_random_uuid(), ${own.id}, ${`${name}-${own.slug}@example.test`}, now() + interval '1 day')`;
    await adminSql`with made as (insert into team (id, organization_id, name) values (gen_random_uuid(), ${own.id}, ${name}) returning id)
      insert into team_member (id, organization_id, team_id, user_id) select gen_random_uuid(), ${own.id}, id, ${person} from made`;
  }
  await adminSql`insert into subscription (id, organization_id, plan, status, deleted_at, limits)
    values (gen_random_uuid(), ${own.id}, 'pro', 'canceled', now(), '{}')`;
  await adminSql`insert into notices (organization_id, user_id, kind, entity_id, actor_id)
    values (${own.id}, ${person}, 'comments', gen_random_uuid(), ${person})`;
  for (const table of content.filter((each) => each !== "subscription")) {
    await adminSql`update ${adminSql(table)} set deleted_at = now() where (organization_id, id) =
      (select organization_id, id from ${adminSql(table)} where organization_id = ${own.id} order by created_at desc, id desc limit 1)`;
  }
  return own;
}

beforeAll(async () => {
  [acme, globex] = [await furnish(), await furnish()];
  await adminSql`select seal_audit()`;
});

/** Runs SQL as a role of the app, bound to an organization as a door binds it, and undoes it. */
async function as<R>(
  role: string,
  organizationId: string | null,
  fn: (tx: TransactionSql) => Promise<R>,
): Promise<R> {
  const undo = new Error("undo");
  let answer: { value: R } | undefined;
  await adminSql
    .begin(async (tx) => {
      if (organizationId) await tx`select set_config('app.organization_id', ${organizationId}, true)`;
      await tx`set local role ${tx(role)}`;
      answer = { value: await fn(tx) };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (!answer) throw undo;
  return answer.value;
}

const organizationsIn = (role: string, own: string | null, table: string) =>
  as(role, own, async (tx) => {
    const rows = await tx<{ id: string }[]>`select distinct organization_id as id from ${tx(table)}`;
    return rows.map((row) => row.id);
  });

const run = (role: string, statement: string) => as(role, acme.id, (tx) => tx.unsafe(statement));

describe("every table of an organization", () => {
  it.each([...content, ...records])(
    "%s shows app_tenant and app_trash their own organization only",
    async (table) => {
      for (const role of ["app_tenant", "app_trash"]) {
        expect(await organizationsIn(role, acme.id, table), role).toEqual([acme.id]);
        expect(await organizationsIn(role, null, table), role).toEqual([]);
      }
    },
  );

  it.each(content)("%s shows its deleted rows to app_trash alone", async (table) => {
    const deleted = (role: string) =>
      as(role, acme.id, async (tx) => {
        const [found] = await tx`select count(*)::int as rows from ${tx(table)} where deleted_at is not null`;
        return found?.rows;
      });
    expect([await deleted("app_tenant"), await deleted("app_trash")]).toEqual([0, 1]);
  });

  it.each(content)("%s keeps its rows in their organization", async (table) => {
    for (const role of ["app_tenant", "app_trash"]) {
      const move = run(role, `update ${table} set organization_id = '${globex.id}'`);
      await expect(move, role).rejects.toThrow(/row-level security|permission denied/);
    }
  });

  it.each(content)("%s loses no row to app_tenant", async (table) => {
    await expect(run("app_tenant", `delete from ${table}`)).rejects.toThrow("permission denied");
  });

  it.each(content.filter((table) => table !== "subscription"))(
    "%s hides its rows from the schema's owner too",
    async (table) => {
      expect(await organizationsIn("app_owner", acme.id, table)).toEqual([]);
    },
  );
});

describe("a notice of what was done", () => {
  it("is its organization's, and the platform's to count", async () => {
    expect(await organizationsIn("app_tenant", acme.id, "notices")).toEqual([acme.id]);
    expect(await organizationsIn("app_tenant", null, "notices")).toEqual([]);
    const place = `insert into notices (organization_id, user_id, kind, entity_id, actor_id)
      values ('${globex.id}', '${globex.owner.user.id}', 'comments', gen_random_uuid(), gen_random_uuid())`;
    await expect(run("app_tenant", place)).rejects.toThrow("row-level security");
    await expect(run("app_trash", "select * from notices")).rejects.toThrow("permission denied");
    await expect(run("app_platform", "delete from notices")).rejects.toThrow("permission denied");
    await expect(run("app_login", "select * from notices")).rejects.toThrow("permission denied");
    await expect(run("app_tenant", "select * from digests")).rejects.toThrow("permission denied");
  });
});

describe("the organization's own row", () => {
  it("is seen by its members alone, and by nobody once it is deleted", async () => {
    const seen = () => as("app_tenant", acme.id, (tx) => tx<{ id: string }[]>`select id from organization`);
    expect(await seen()).toEqual([{ id: acme.id }]);
    await adminSql`update organization set deleted_at = now() where id = ${acme.id}`;
    expect(await seen()).toEqual([]);
    await adminSql`update organization set deleted_at = null where id = ${acme.id}`;
  });

  it.each([
    "update organization set current_plan = 'business'",
    `update organization set plan_limits = '{"todos": 100000}'`,
    "update organization set deleted_at = now()",
    "update subscription set plan = 'business'",
    "insert into subscription (id, plan, status) values (gen_random_uuid(), 'business', 'active')",
  ])("does not let a tenant change what it pays for: %s", async (statement) => {
    await expect(run("app_tenant", statement)).rejects.toThrow("permission denied");
  });
});

describe("what an organization has bought", () => {
  const change = (memberRole: string, organizationId: string) =>
    as("app_billing", organizationId, async (tx) => {
      await tx`select set_config('app.member_role', ${memberRole}, true)`;
      const plan = await tx`update subscription set plan = 'business' where organization_id = ${acme.id}`;
      const customer = await tx`update organization set stripe_customer_id = 'cus_1' where id = ${acme.id}`;
      return [plan.count, customer.count];
    });

  it("is changed for an owner or a job, in their own organization alone", async () => {
    expect(await change("owner", acme.id)).toEqual([1, 1]);
    expect(await change("", acme.id)).toEqual([1, 1]);
    for (const role of ["admin", "member", "viewer"]) expect(await change(role, acme.id)).toEqual([0, 0]);
    expect(await change("owner", globex.id)).toEqual([0, 0]);
  });

  it.each([
    "update organization set name = 'Mine'",
    "update organization set deleted_at = now()",
    `update organization set plan_limits = '{"todos": 100000}'`,
    "delete from subscription",
    "select * from todos",
    `select * from "user"`,
    "select * from stripe_event",
  ])("is all that the billing role reaches, not: %s", async (statement) => {
    await expect(run("app_billing", statement)).rejects.toThrow("permission denied");
  });

  it.each(["app_tenant", "app_trash", "app_login"])(
    "is told by events that %s does not see",
    async (role) => {
      await expect(run(role, "select * from stripe_event")).rejects.toThrow("permission denied");
      await expect(run(role, "update organization set stripe_customer_id = 'cus_1'")).rejects.toThrow(
        "permission denied",
      );
    },
  );
});

describe("people", () => {
  it("are seen by their colleagues alone", async () => {
    const seen = await as("app_tenant", acme.id, (tx) => tx<{ id: string }[]>`select id from "user"`);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map((row) => row.id)).not.toContain(globex.owner.user.id);
  });

  const secrets = [
    `select banned, two_factor_enabled from "user"`,
    "select password from account",
    "select user_id from account",
    "select token from session",
    "select ip_address from session",
    "select value from verification",
  ];
  const attempts = ["app_tenant", "app_trash"].flatMap((role) =>
    secrets.map((statement) => [role, statement]),
  );
  it.each([
    ...attempts,
    ["app_platform", "select token from session"],
    ["app_platform", "select password from account"],
    ["app_platform", "select value from verification"],
  ])("keep their secrets from %s: %s", async (role, statement) => {
    await expect(run(role ?? "", statement ?? "")).rejects.toThrow("permission denied");
  });
});

describe("the platform and the pool", () => {
  it.each(["todos", "projects", "comments"])("read no organization's %s", async (table) => {
    for (const role of ["app_platform", "app_login"]) {
      await expect(run(role, `select * from ${table}`), role).rejects.toThrow("permission denied");
    }
  });

  it.each([
    "update member set role = 'owner'",
    "update organization set name = 'Mine'",
    "select * from audit_log",
  ])("keep the pool from: %s", async (statement) => {
    await expect(run("app_login", statement)).rejects.toThrow("permission denied");
  });
});

it("every view reads with the rights of who asks", async () => {
  const views = await adminSql`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and (relkind = 'm'
      or (relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']))`;
  expect(views).toEqual([]);
});

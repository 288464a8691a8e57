import postgres from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";

type Organization = Awaited<ReturnType<typeof createOrganization>>;
let acme: Organization;
let globex: Organization;
beforeEach(async () => {
  [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
});

const inGlobex = () => caller({ token: globex.owner.token, organizationId: globex.id });
/** Runs a statement that should wait for another; `outcome` is "done" or the constraint that refused it. */
function inTheMeantime(watcher: postgres.Sql, tx: postgres.ReservedSql, statement: () => Promise<unknown>) {
  const pid = tx`select pg_backend_pid() as pid`.then(([row]) => Number(row?.pid));
  let over = "";
  const outcome = pid.then(statement).then(
    () => "done",
    (error: { constraint_name?: string }) => error.constraint_name ?? String(error),
  );
  outcome.then((text) => {
    over = text;
  });
  const state = async () => {
    const [waiting] = await watcher`select from pg_locks where pid = ${await pid} and not granted`;
    return over || (waiting ? "waits" : "runs");
  };
  return { outcome, state };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("a reference into another organization is refused, whoever writes it", () => {
  it("from a todo to a project", async () => {
    const { id } = await inGlobex().projects.create({ name: "Theirs" });
    const insert = adminSql`insert into todos (id, organization_id, title, project_id)
      values (gen_random_uuid(), ${acme.id}, 'Ours', ${id})`;
    await expect(insert).rejects.toEqual(code("23503"));
  });

  it("from a todo to a person", async () => {
    const insert = adminSql`insert into todos (id, organization_id, title, assigned_to)
      values (gen_random_uuid(), ${acme.id}, 'Ours', ${globex.owner.user.id})`;
    await expect(insert).rejects.toEqual(code("23503"));
  });

  it("from a comment to a todo", async () => {
    const { id } = await inGlobex().todos.create({ title: "Theirs" });
    const insert = adminSql`insert into comments (id, organization_id, todo_id, body)
      values (gen_random_uuid(), ${acme.id}, ${id}, 'Ours')`;
    await expect(insert).rejects.toEqual(code("23503"));
  });

  it("and an id that another organization uses is free", async () => {
    const { id } = await inGlobex().todos.create({ title: "Theirs" });
    const { id: projectId } = await inGlobex().projects.create({ name: "Theirs" });
    await adminSql`insert into todos (id, organization_id, title) values (${id}, ${acme.id}, 'Ours')`;
    await adminSql`insert into projects (id, organization_id, name) values (${projectId}, ${acme.id}, 'Ours')`;
  });
});

describe("there is only one", () => {
  it("membership of a person in an organization", async () => {
    const insert = adminSql`insert into member (id, organization_id, user_id, role)
      values (gen_random_uuid(), ${acme.id}, ${acme.owner.user.id}, 'viewer')`;
    await expect(insert).rejects.toEqual(code("23505"));
  });

  it("pending invitation to an address", async () => {
    const insert = () => adminSql`insert into invitation (id, organization_id, email, expires_at)
      values (gen_random_uuid(), ${acme.id}, 'twice@example.test', now() + interval '1 day')`;
    await insert();
    await expect(insert()).rejects.toEqual(code("23505"));
  });

  it("live organization at an address", async () => {
    const insert = adminSql`insert into organization (id, name, slug) values (gen_random_uuid(), 'Twin', ${acme.slug})`;
    await expect(insert).rejects.toEqual(code("23505"));
  });

  it("live subscription of an organization", async () => {
    const insert = adminSql`insert into subscription (id, organization_id, plan, status, limits)
      values (gen_random_uuid(), ${acme.id}, 'free', 'active', '{}')`;
    await expect(insert).rejects.toEqual(code("23505"));
  });
});

describe("a role is one of those known, to the letter", () => {
  it.each(["owner ", "Owner", "root", ""])("of a member: %j", async (role) => {
    const { member } = await addMember(acme.id, "viewer");
    const update = adminSql`update member set role = ${role} where id = ${member.id}`;
    await expect(update).rejects.toMatchObject({ constraint_name: "member_role_check" });
  });

  it.each(["owner ", "root"])("of an invitation: %j", async (role) => {
    const insert = adminSql`insert into invitation (id, organization_id, email, role, expires_at)
      values (gen_random_uuid(), ${acme.id}, 'new@example.test', ${role}, now())`;
    await expect(insert).rejects.toEqual(code("23514"));
  });

  it.each(["admin ", "user,admin"])("of a person: %j", async (role) => {
    const update = adminSql`update "user" set role = ${role} where id = ${acme.owner.user.id}`;
    await expect(update).rejects.toEqual(code("23514"));
  });
});

it("the last place of a plan goes to one of two who take it at the same moment", async () => {
  const small = await createOrganization("Small", { todos: 1, members: 1, storage: 0 });
  const insert = (tx: postgres.Sql) =>
    tx`insert into todos (id, organization_id, title) values (gen_random_uuid(), ${small.id}, 'The last')`;
  const own = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 3, onnotice: () => {} });
  const [one, two] = [await own.reserve(), await own.reserve()];
  await one`begin`;
  await insert(one);
  const late = inTheMeantime(own, two, () => insert(two));
  await expect.poll(late.state).toBe("waits");
  await one`commit`;
  expect(await late.outcome).toBe("plan_limit");
  one.release();
  two.release();
  await own.end();
});

describe("an organization keeps an owner", () => {
  it("though its last one is deleted, demoted or removed behind the procedures", async () => {
    for (const change of [
      adminSql`update member set deleted_at = now()`,
      adminSql`update member set role = 'admin'`,
      adminSql`delete from member`,
    ]) {
      const all = adminSql`${change} where organization_id = ${acme.id}`;
      await expect(all).rejects.toMatchObject({ constraint_name: "member_last_owner" });
    }
  });

  it("though one was deleted before", async () => {
    const second = await addMember(acme.id, "owner");
    await adminSql`update member set deleted_at = now() where id = ${second.member.id}`;
    const last = adminSql`update member set deleted_at = now() where id = ${acme.owner.member.id}`;
    await expect(last).rejects.toMatchObject({ constraint_name: "member_last_owner" });
  });

  it("though two step down at once and each still sees the other", async () => {
    const second = await addMember(acme.id, "owner");
    const own = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 3, onnotice: () => {} });
    const [one, two] = [await own.reserve(), await own.reserve()];
    for (const [tx, id] of [[one, acme.owner.member.id] as const, [two, second.member.id] as const]) {
      await tx`begin`;
      await tx`update member set role = 'admin' where id = ${id}`;
    }
    await one`set constraints all immediate`;
    const late = inTheMeantime(own, two, () => two`set constraints all immediate`);
    await expect.poll(late.state).toBe("waits");
    await one`commit`;
    expect(await late.outcome).toBe("member_last_owner");
    await two`rollback`;
    one.release();
    two.release();
    await own.end();
  });
});

describe("an owner is made, changed, removed and brought back by an owner only", () => {
  const changes = [
    [
      "app_tenant",
      "insert into member (id, user_id, role) select gen_random_uuid(), id, 'owner' from stranger",
    ],
    ["app_tenant", "update member set role = 'owner' where role = 'viewer'"],
    ["app_tenant", "update member set role = 'admin' where role = 'owner'"],
    ["app_trash", "update member set deleted_at = now() where role = 'owner'"],
    ["app_trash", "update member set deleted_at = null where role = 'owner' and deleted_at is not null"],
  ];

  async function change(actor: string, role: string, statement: string) {
    const undo = new Error("done");
    await adminSql
      .begin(async (tx) => {
        await tx`create temporary table stranger on commit drop as select ${globex.owner.user.id}::uuid as id`;
        await tx.unsafe(`grant select on stranger to ${role}`);
        await tx`select set_config('app.organization_id', ${acme.id}, true), set_config('app.member_role', ${actor}, true),
          set_config('app.user_id', ${acme.owner.user.id}, true)`;
        await tx.unsafe(`set local role ${role}`);
        await tx.unsafe(statement);
        throw undo;
      })
      .catch((error: Error) => {
        if (error !== undo) throw error;
      });
  }

  it.each(changes)("as %s: %s", async (role, statement) => {
    await addMember(acme.id, "viewer");
    const former = await addMember(acme.id, "owner");
    await adminSql`update member set deleted_at = now() where id = ${former.member.id}`;
    for (const actor of ["admin", "member", "viewer", ""]) {
      await expect(change(actor, role, statement), actor).rejects.toThrow(
        "Only an owner may change an owner",
      );
    }
    await expect(change("owner", role, statement)).resolves.toBeUndefined();
  });
});

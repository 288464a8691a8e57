import { initTRPC } from "@trpc/server";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { caller, sessionCookie } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { createContext } from "../trpc/context";
import { t } from "../trpc/init";
import { orgProcedure } from "../trpc/procedures";
import { database } from "./client";
import { todos } from "./schema";
import { withTenant } from "./tenant";

// Each guarantee written the obvious way must leak, beside ours, which holds: so the attacks can see a leak.

type Organization = Awaited<ReturnType<typeof createOrganization>>;
type Bound = Parameters<Parameters<typeof withTenant>[1]>[0];

const stock = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 12, onnotice: () => {} });
const stockDb = drizzle(stock, { casing: "snake_case" });
let acme: Organization;
let globex: Organization;

beforeAll(async () => {
  [acme, globex] = await Promise.all([createOrganization("Acme"), createOrganization("Globex")]);
  await adminSql.unsafe(`
    create schema naive authorization app_owner;
    create table naive.notes (id int primary key, organization_id uuid not null);
    create table naive.remarks (organization_id uuid not null, note_id int references naive.notes (id));
    create table naive.people (id int primary key, owner boolean not null);
    alter table naive.notes owner to app_owner, enable row level security`);
});
afterAll(() => stock.end());

const api = ({ token }: { token: string }, { id }: Organization) => caller({ token, organizationId: id });

function inside<R>(own: Organization, fn: (bound: Bound) => Promise<R>): Promise<R> {
  const door = { roles: memberRoles, readOnly: false, action: "test", requestId: "request" };
  const from = { ipAddress: null, userAgent: null };
  return withTenant({ ...door, ...from, sessionToken: own.owner.token, organizationId: own.id }, fn);
}

/** Lets nobody pass before `count` are there: what two people do at once, every time. */
function gate(count: number) {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === count) for (const go of waiting) go();
    });
}

const titled = (title: string) => adminDb.$count(todos, eq(todos.title, title));

describe("a procedure that fails after it wrote", () => {
  it("is kept by a transaction wrapped around it, and undone by ours", async () => {
    const plain = initTRPC.create();
    const naive = plain.procedure
      .use(({ next }) => stockDb.transaction((tx) => next({ ctx: { tx } })))
      .mutation(async ({ ctx }) => {
        await ctx.tx.insert(todos).values({ title: "naive", organizationId: acme.id });
        throw new Error("no");
      });
    const ours = orgProcedure.mutation(async ({ ctx }) => {
      await ctx.tx.insert(todos).values({ title: "ours" });
      throw new Error("no");
    });
    const headers = new Headers({ cookie: sessionCookie(acme.owner.token), "x-organization-id": acme.id });
    const context = createContext({ headers, ipAddress: null, setCookies: () => {} });
    await expect(plain.createCallerFactory(plain.router({ naive }))({}).naive()).rejects.toThrow("no");
    await expect(t.createCallerFactory(t.router({ ours }))(context).ours()).rejects.toThrow("Internal error");
    expect([await titled("naive"), await titled("ours")]).toEqual([1, 0]);
  });
});

describe("a query that forgets its organization", () => {
  it("sees every organization as superuser, and its own through ours", async () => {
    for (const own of [acme, globex]) await api(own.owner, own).todos.create({ title: own.name });
    const read = { organizationId: todos.organizationId };
    const naive = await stockDb.selectDistinct(read).from(todos);
    const ours = await inside(acme, ({ tx }) => tx.selectDistinct(read).from(todos));
    expect(naive.length).toBeGreaterThanOrEqual(2);
    expect(ours).toEqual([{ organizationId: acme.id }]);
  });

  it("sees every row as the owner of a table that is not forced, and none where it is", async () => {
    await stock`insert into naive.notes values (1, ${acme.id}), (2, ${globex.id})`;
    const [seen] = await stock.begin(async (tx) => {
      await tx`set local role app_owner`;
      return tx`select (select count(*)::int from naive.notes) as naive, (select count(*)::int from todos) as ours`;
    });
    expect(seen).toEqual({ naive: 2, ours: 0 });
  });
});

describe("who a connection acts for", () => {
  it("stays when it is set for the session, and goes with our transaction", async () => {
    const one = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 1, onnotice: () => {} });
    await one.begin((tx) => tx`select set_config('app.organization_id', ${acme.id}, false)`);
    const [naive] = await one`select current_setting('app.organization_id', true) as left`;
    await one.end();
    await inside(acme, ({ tx }) => tx.select().from(todos));
    const ours = await database().pool`select current_setting('app.organization_id', true) as left`;
    expect([naive?.left, ours[0]?.left]).toEqual([acme.id, ""]);
  });

  it("stays with a plain handle that is kept, and is taken from ours", async () => {
    const kept = await stockDb.transaction(async (tx) => tx);
    await kept.insert(todos).values({ title: "naive, late", organizationId: globex.id });
    const revoked = await inside(acme, async ({ tx }) => ({
      insert: () => tx.insert(todos).values({ title: "ours, late" }),
    }));
    await expect((async () => revoked.insert())()).rejects.toMatchObject({
      cause: { name: "TransactionClosedError" },
    });
    expect([await titled("naive, late"), await titled("ours, late")]).toEqual([1, 0]);
  });
});

describe("a reference", () => {
  it("by id alone reaches another organization, and ours does not", async () => {
    await stock`insert into naive.notes values (3, ${globex.id})`;
    await expect(stock`insert into naive.remarks values (${acme.id}, 3)`).resolves.toBeTruthy();
    const { id } = await api(globex.owner, globex).todos.create({ title: "Theirs" });
    const ours = stock`insert into comments (id, organization_id, todo_id, body) values (gen_random_uuid(), ${acme.id}, ${id}, 'x')`;
    await expect(ours).rejects.toMatchObject({ code: "23503" });
  });
});

describe("a rule that is checked before the write", () => {
  it("lets more through than the limit, and ours exactly as many", async () => {
    const limit = 3;
    const counted = gate(8);
    const create = (id: number) =>
      stock.begin(async (tx) => {
        const [found] = await tx`select count(*)::int as rows from naive.notes where id >= 100`;
        await counted();
        if ((found?.rows ?? 0) < limit) await tx`insert into naive.notes values (${100 + id}, ${acme.id})`;
      });
    await Promise.all(Array.from({ length: 8 }, (_, id) => create(id)));
    const [naive] = await stock`select count(*)::int as rows from naive.notes where id >= 100`;
    const small = await createOrganization("Small", { todos: limit, members: 3, storage: 0 });
    await Promise.allSettled(
      Array.from({ length: 8 }, () => api(small.owner, small).todos.create({ title: "One" })),
    );
    expect([naive?.rows, (await api(small.owner, small).todos.list({})).items.length]).toEqual([8, limit]);
  });

  it("leaves no owner when two step down at once, and ours leaves one", async () => {
    await stock`insert into naive.people values (1, true), (2, true)`;
    const asked = gate(2);
    const stepDown = (id: number) =>
      stock.begin(async (tx) => {
        const others = await tx`select id from naive.people where owner and id <> ${id}`;
        await asked();
        if (others.length > 0) await tx`update naive.people set owner = false where id = ${id}`;
      });
    await Promise.all([stepDown(1), stepDown(2)]);
    expect(await stock`select id from naive.people where owner`).toHaveLength(0);
    const own = await createOrganization();
    const second = await addMember(own.id, "owner");
    const both = [own.owner, second].map(({ token, member: { id } }) =>
      api({ token }, own).members.updateRole({ id, role: "admin" }),
    );
    await Promise.allSettled(both);
    const owners = (await api(own.owner, own).members.list()).filter(({ role }) => role === "owner");
    expect(owners).toHaveLength(1);
  });
});

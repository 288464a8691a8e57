import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { sessionCookie } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { projects, todos } from "../db/schema";
import { createContext } from "./context";
import { declared } from "./declared";
import {
  adminProcedure,
  authedProcedure,
  orgPermission,
  orgProcedure,
  publicProcedure,
  router,
} from "./procedures";

const secret = "select secret_column from hidden_table";

/** Both of a pair hold one row before either asks for the other's: one of them is chosen as the victim. */
let waiting: (() => void)[] = [];
const meet = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length >= 2) for (const go of waiting) go();
  });
let tries = 0;

const probe = router({
  throws: publicProcedure.query(() => {
    throw new Error(secret);
  }),
  wraps: publicProcedure.query(() => {
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: secret });
  }),
  failsInSql: orgProcedure.query(({ ctx }) =>
    ctx.tx.select().from(todos).where(eq(todos.title, secret)).orderBy(eq(todos.id, "no uuid")),
  ),
  duplicates: orgProcedure.mutation(({ ctx }) =>
    ctx.tx.insert(projects).values([{ name: "secret name" }, { name: "SECRET NAME" }]),
  ),
  refers: orgProcedure
    .input(z.string())
    .mutation(({ ctx, input }) => ctx.tx.insert(todos).values({ title: "x", projectId: input })),
  admin: adminProcedure.query(() => "in"),
  authed: authedProcedure.query(() => "in"),
  owners: orgPermission("organization:trash").query(() => "in"),
  writesInQuery: orgProcedure.query(({ ctx }) => ctx.tx.insert(todos).values({ title: "from a query" })),
  writesThenFails: orgProcedure.mutation(async ({ ctx }) => {
    await ctx.tx.insert(todos).values({ title: "never" });
    throw new Error("no");
  }),
  writesThenAnswersWrong: orgProcedure.output(z.number()).mutation(async ({ ctx }) => {
    await ctx.tx.insert(todos).values({ title: "never" });
    return "not a number" as unknown as number;
  }),
  locks: orgProcedure
    .input(z.tuple([z.string(), z.string()]))
    .mutation(async ({ ctx, input: [first, second] }) => {
      tries += 1;
      await ctx.tx.update(todos).set({ priority: 1 }).where(eq(todos.id, first));
      await meet();
      await ctx.tx.update(todos).set({ priority: 2 }).where(eq(todos.id, second));
    }),
  alwaysCollides: orgProcedure.mutation(() => {
    tries += 1;
    if (tries > 10) return;
    throw Object.assign(new Error("deadlock"), { code: "40P01" });
  }),
});

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  waiting = [];
  tries = 0;
  acme = await createOrganization();
});

type Person = { token: string | null };

async function call(
  path: string,
  type: "GET" | "POST",
  { token }: Person = { token: null },
  input?: unknown,
) {
  const headers = new Headers({ "x-organization-id": acme.id, "content-type": "application/json" });
  if (token) headers.set("cookie", sessionCookie(token));
  const response = await fetchRequestHandler({
    endpoint: "",
    router: probe,
    req: new Request(`http://localhost/${path}`, {
      method: type,
      headers,
      body: input === undefined ? undefined : JSON.stringify(input),
    }),
    createContext: () => createContext({ headers, ipAddress: null, setCookies: () => {} }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

const query = (path: string, person?: Person) => call(path, "GET", person);
const mutate = (path: string, input?: unknown) => call(path, "POST", acme.owner, input);
const written = () => adminDb.$count(todos, eq(todos.organizationId, acme.id));

describe("an unexpected failure", () => {
  it.each(["throws", "wraps", "failsInSql"])("tells nothing but a request id: %s", async (path) => {
    const { status, text, body } = await query(path, acme.owner);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/secret|select|stack|node_modules/i);
    expect(body.error.data.requestId).toEqual(expect.any(String));
  });

  it.each(["throws", "wraps"])("is an internal error: %s", async (path) => {
    expect((await query(path)).body.error).toMatchObject({
      message: "Internal error",
      data: { httpStatus: 500 },
    });
  });

  it("of a unique key names no value", async () => {
    const { status, text } = await mutate("duplicates");
    expect(status).toBe(409);
    expect(text).not.toMatch(/secret|constraint|duplicate key/i);
  });
});

describe("a procedure of an organization", () => {
  it.each(["writesThenFails", "writesThenAnswersWrong"])(
    "leaves nothing written when it fails: %s",
    async (path) => {
      expect((await mutate(path)).status).toBe(500);
      expect(await written()).toBe(0);
    },
  );

  it("writes nothing as a query", async () => {
    expect((await query("writesInQuery", acme.owner)).status).toBe(403);
    expect(await written()).toBe(0);
  });

  it("tries again when two calls wait for one another, so that both succeed", async () => {
    const ids = await adminDb
      .insert(todos)
      .values(["a", "b"].map((title) => ({ title, organizationId: acme.id })))
      .returning({ id: todos.id });
    const [a, b] = ids.map((row) => row.id);
    const answers = await Promise.all([mutate("locks", [a, b]), mutate("locks", [b, a])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(tries).toBeGreaterThanOrEqual(3);
  });

  it("gives up after three tries", async () => {
    expect((await mutate("alwaysCollides")).status).not.toBe(200);
    expect(tries).toBe(3);
  });
});

describe("a reference to a row of another organization", () => {
  it("is answered like one to no row at all", async () => {
    const globex = await createOrganization();
    const [theirs] = await adminDb
      .insert(projects)
      .values({ name: "Theirs", organizationId: globex.id })
      .returning({ id: projects.id });
    const answers = [await mutate("refers", theirs?.id), await mutate("refers", acme.id)];
    expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual(
      Array(2).fill([404, "Not found"]),
    );
  });
});

describe("each rung of the ladder", () => {
  it("admits the platform's administrators in person only", async () => {
    const [admin, other] = await Promise.all([createUser({ role: "admin" }), createUser({ role: "admin" })]);
    const token = await createSession(admin.id);
    const borrowed = await createSession(acme.owner.user.id, { impersonatedBy: other.id });
    expect((await query("admin", { token })).status).toBe(200);
    for (const person of [acme.owner, { token: borrowed }])
      expect((await query("admin", person)).status).toBe(404);
    for (const path of ["admin", "authed", "owners"]) expect((await query(path)).status).toBe(401);
  });

  it("asks for the permission it names, and tells a stranger nothing", async () => {
    const [admin, globex] = await Promise.all([addMember(acme.id, "admin"), createOrganization()]);
    const statuses = await Promise.all(
      [acme.owner, admin, globex.owner].map(async (person) => (await query("owners", person)).status),
    );
    expect(statuses).toEqual([200, 403, 404]);
  });
});

it("a router with a procedure that does not say what it is cannot be built", () => {
  expect(() => declared(probe)).toThrow("locks lacks idempotent");
});

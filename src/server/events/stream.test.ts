import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LiveChange } from "@/domain/live";
import { session } from "@/server/db/schema";
import { caller, sessionCookie } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { drain } from "../health";
import { createHttpServer } from "../http";
import { Changes, changes, stopChanges } from "./changes";

type Person = { token: string };
let acme: Awaited<ReturnType<typeof createOrganization>>;
let mia: Awaited<ReturnType<typeof addMember>>;
beforeAll(() => changes().ready);
beforeEach(async () => {
  acme = await createOrganization();
  mia = await addMember(acme.id, "member");
});
afterAll(stopChanges);

const as = (person: Person, organizationId = acme.id) => caller({ token: person.token, organizationId });
const code = (expected: string) => expect.objectContaining({ code: expected });

/** A stream that listens already; `next` answers what it tells next. */
async function follow(person: Person) {
  const before = changes().size;
  const stream = (await as(person).events.onChange())[Symbol.asyncIterator]();
  const first = stream.next();
  await expect.poll(() => changes().size).toBe(before + 1);
  let pending: Promise<IteratorResult<LiveChange>> | undefined = first;
  return {
    next: async () => {
      const result = await (pending ?? stream.next());
      pending = undefined;
      return result.value;
    },
    end: () => stream.return?.(undefined),
  };
}

describe("a stream", () => {
  it("tells which tables of its organization change and by which request, and nothing else", async () => {
    const globex = await createOrganization();
    const stream = await follow(mia);
    await as(globex.owner, globex.id).projects.create({ name: "Theirs" });
    await as(acme.owner).todos.create({ title: "Ours" });
    const change = await stream.next();
    expect(change).toEqual({ entities: ["todos"], requests: [expect.any(String)] });
    const [entry] = await adminSql`
      select request_id from audit_log where organization_id = ${acme.id} and entity_type = 'todos'`;
    expect(change.requests).toEqual([entry?.request_id]);
    await stream.end();
  });

  it("tells a role only what it may read", async () => {
    const stream = await follow(mia);
    await as(acme.owner).invitations.create({ emails: ["new@example.test"] });
    await as(acme.owner).projects.create({ name: "Launch" });
    expect((await stream.next()).entities).toEqual(["projects"]);
    await stream.end();
  });

  it("says nothing of a change that was rolled back", async () => {
    const stream = await follow(mia);
    const twice = ["Launch", "Launch"].map((name) => as(acme.owner).projects.create({ name }));
    const settled = await Promise.allSettled(twice);
    const refused = as(acme.owner).teams.create({ name: "x".repeat(81) });
    await expect(refused).rejects.toEqual(code("BAD_REQUEST"));
    expect(settled.filter((each) => each.status === "rejected")).toHaveLength(1);
    expect((await stream.next()).requests).toHaveLength(1);
    await stream.end();
  });

  it("ends when its person is removed", { timeout: 10_000 }, async () => {
    const stream = await follow(mia);
    await as(acme.owner).members.remove({ id: mia.member.id });
    await expect(stream.next()).rejects.toEqual(code("NOT_FOUND"));
  });

  it("ends when its session or its organization does", { timeout: 10_000 }, async () => {
    const [byMia, byOwner] = [await follow(mia), await follow(acme.owner)];
    await adminDb.delete(session).where(eq(session.token, mia.token));
    await expect(byMia.next()).rejects.toEqual(code("UNAUTHORIZED"));
    await as(acme.owner).organizations.trash();
    await expect(byOwner.next()).rejects.toEqual(code("NOT_FOUND"));
  });

  it("need not look at the clock for the end of a session: the database says it", async () => {
    const said: string[] = [];
    const { unlisten } = await adminSql.listen("tenantry_changes", (text) => void said.push(text));
    await adminDb.delete(session).where(eq(session.token, mia.token));
    await adminSql.notify("tenantry_changes", "the end of the test");
    await expect.poll(() => said.at(-1)).toBe("the end of the test");
    await unlisten();
    expect(said).toContain(JSON.stringify({ userId: mia.user.id }).replace(":", ": "));
  });

  it("ends when a session runs out of time, which nobody says", { timeout: 15_000 }, async () => {
    const stream = await follow(mia);
    await adminDb
      .update(session)
      .set({ expiresAt: new Date(0) })
      .where(eq(session.token, mia.token));
    await expect(stream.next()).rejects.toEqual(code("UNAUTHORIZED"));
  });

  it("is heard by every instance, again after its listener was cut off", { timeout: 20_000 }, async () => {
    const other = new Changes();
    await other.ready;
    const feed = other.open({ organizationId: acme.id, userId: mia.user.id });
    const never = new AbortController().signal;
    await as(acme.owner).todos.create({ title: "One" });
    const next = async () => [...((await feed.next(10_000, never))?.entities ?? [])];
    expect(await next()).toEqual(["todos"]);
    await adminSql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tenantry-events' and datname = current_database()`;
    expect(await feed.next(15_000, never)).toMatchObject({ all: true });
    await as(acme.owner).projects.create({ name: "Two" });
    expect(await next()).toEqual(["projects"]);
    other.stop();
  });
});

describe("streams over HTTP", () => {
  const server = createHttpServer((_req, res) => void res.end());
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => server.close());

  const connect = (person: Person, organizationId = acme.id) => {
    const { port } = server.address() as AddressInfo;
    const params = encodeURIComponent(JSON.stringify({ organizationId }));
    const url = `http://127.0.0.1:${port}/api/trpc/events.onChange?connectionParams=${params}`;
    return fetch(url, { headers: { cookie: sessionCookie(person.token) } });
  };

  it("open for the organization in the address, and for nobody else's", async () => {
    const globex = await createOrganization();
    expect(await (await connect(mia, globex.id)).text()).toMatch(
      /event: serialized-error\ndata: .*NOT_FOUND/,
    );
    expect(await (await connect({ token: "" })).text()).toMatch(/serialized-error\ndata: .*UNAUTHORIZED/);
    const opened = await connect(mia);
    expect(opened.headers.get("content-type")).toContain("text/event-stream");
    await opened.body?.cancel();
  });

  it("are so many a person, and none is left when they are closed", async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => connect(mia)));
    expect(opened.map((each) => each.status)).toEqual(opened.map(() => 200));
    expect((await connect(mia)).status).toBe(503);
    expect((await connect(acme.owner)).status).toBe(200);
    await Promise.all(opened.map((each) => each.body?.cancel()));
    await expect.poll(async () => (await connect(mia)).status).toBe(200);
  });

  it("end when the instance is about to stop", { timeout: 10_000 }, async () => {
    const opened = await connect(mia);
    const text = opened.text();
    drain();
    expect(await text).toContain("event: return");
  });
});

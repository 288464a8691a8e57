import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { plans } from "@/domain/plans";
import { createMissing } from "@/features/todos/operations";
import { member, organizationUsage, todos } from "@/server/db/schema";
import { withTenant } from "@/server/db/tenant";
import { caller } from "../callers";
import { adminDb } from "../database";
import { addMember, createOrganization } from "../factories";
import { noticeDeadlocksSoon, outcomes, randomly, type Settled, unexpected } from "./lanes";

beforeAll(noticeDeadlocksSoon);

type Api = ReturnType<typeof caller>;
type Random = ReturnType<typeof randomly>;

async function recount(organizationId: string) {
  const live = (table: typeof todos | typeof member) =>
    adminDb.$count(table, and(eq(table.organizationId, organizationId), isNull(table.deletedAt)));
  return { todos: await live(todos), members: await live(member) };
}

async function counters(organizationId: string) {
  const [usage] = await adminDb
    .select({ todos: organizationUsage.todos, members: organizationUsage.members })
    .from(organizationUsage)
    .where(eq(organizationUsage.organizationId, organizationId));
  return usage;
}

/** `todoIds` are the newest: older ones were purged one by one, and calls for them would try nothing. */
type World = { todoIds: string[]; projectIds: string[]; memberIds: string[] };

function made(world: World, todos: readonly { id: string }[]) {
  world.todoIds = [...world.todoIds, ...todos.map(({ id }) => id)].slice(-40);
}

/** One call of a client who does anything at any time, on rows that others change too. */
async function act(api: Api, world: World, random: Random): Promise<unknown> {
  const id = world.todoIds[random(world.todoIds.length)] ?? "";
  const project = world.projectIds[random(world.projectIds.length)] ?? "";
  const person = world.memberIds[random(world.memberIds.length)] ?? "";
  const some = Array.from({ length: 4 }, () => world.todoIds[random(world.todoIds.length)] ?? "");
  switch (random(12)) {
    case 0:
    case 1:
      return made(world, [await api.todos.create({ title: "One" })]);
    case 2:
      return made(
        world,
        await api.todos.createMany({ items: [{ title: "Two" }, { title: "Three", projectId: project }] }),
      );
    case 3:
      return api.todos.trash({ id });
    case 4:
    case 5:
      return api.todos.trashMany({ ids: some });
    case 6:
      return api.todos.restore({ id });
    case 7:
      return api.projects.trash({ id: project });
    case 8:
      return api.projects.restore({ id: project });
    case 9:
      return api.trash.purge({ kind: "todo", id });
    case 10:
      return api.members.remove({ id: person });
    default:
      return api.members.restore({ id: person });
  }
}

it("counters equal a recount after a storm of 20 clients", { timeout: 300_000 }, async () => {
  const limits = { ...plans.pro.limits, todos: 60, members: 5 };
  const acme = await createOrganization("Acme", limits);
  const api = () => caller({ token: acme.owner.token, organizationId: acme.id });
  const world: World = { todoIds: [], projectIds: [], memberIds: [] };
  for (const name of ["A", "B", "C"]) world.projectIds.push((await api().projects.create({ name })).id);
  const items = Array.from({ length: 40 }, (_, index) => ({
    title: `Todo ${index}`,
    projectId: world.projectIds[index % 3],
  }));
  world.todoIds = (await api().todos.createMany({ items })).map(({ id }) => id);
  for (const role of ["member", "viewer", "admin"] as const) {
    world.memberIds.push((await addMember(acme.id, role)).member.id);
  }
  const settled: Settled[] = [];
  const clients = Array.from({ length: 20 }, async (_, client) => {
    const random = randomly(client + 1);
    for (let call = 0; call < 30; call += 1) {
      settled.push(...(await outcomes([act(api(), world, random)])));
    }
  });
  await Promise.all(clients);
  const counted = await counters(acme.id);
  expect(counted).toEqual(await recount(acme.id));
  expect(counted?.todos).toBeLessThanOrEqual(limits.todos);
  expect(unexpected(settled)).toEqual([]);
  expect(settled.filter((each) => each.code === "OK").length).toBeGreaterThan(100);
});

it("makes each todo of overlapping batches once, and keeps every batch in its own order", async () => {
  const acme = await createOrganization();
  const request = {
    sessionToken: acme.owner.token,
    organizationId: acme.id,
    roles: ["owner"],
    readOnly: false,
    action: "todos.createMany",
    requestId: "overlap",
    ipAddress: null,
    userAgent: null,
  } as const;
  const create = (batch: string[]) =>
    withTenant(request, ({ tx }) => {
      const items = batch.map((id) => ({ id, title: id }));
      return createMissing(tx, items);
    });
  const made = new Set<string>();
  for (let round = 0; round < 10; round += 1) {
    const random = randomly(round + 1);
    const ids = Array.from({ length: 100 }, () => crypto.randomUUID());
    const batches = Array.from({ length: 6 }, () => ids.map(() => ids[random(100)] ?? ""));
    const answers = await Promise.all(batches.map(create));
    const once = batches.map((batch) => [...new Set(batch)].map((id) => ({ id })));
    expect(answers).toEqual(once);
    for (const id of batches.flat()) made.add(id);
  }
  expect(await recount(acme.id)).toEqual({ todos: made.size, members: 1 });
  expect(await counters(acme.id)).toEqual({ todos: made.size, members: 1 });
  const batch = Array.from({ length: 50 }, () => crypto.randomUUID());
  await create(batch);
  const api = caller({ token: acme.owner.token, organizationId: acme.id });
  const { items } = await api.todos.list({ sort: "manual", limit: 50 });
  expect(items.map(({ id }) => id)).toEqual(batch.toReversed());
});

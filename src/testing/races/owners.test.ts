import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { member } from "@/server/db/schema";
import { caller } from "../callers";
import { adminDb, adminSql } from "../database";
import { addMember, createOrganization } from "../factories";
import { noticeDeadlocksSoon, outcomes, race, races, unexpected } from "./lanes";

beforeAll(noticeDeadlocksSoon);

async function arrange() {
  const acme = await createOrganization();
  const [ada, bob, cleo] = [acme.owner, await addMember(acme.id, "owner"), await addMember(acme.id, "admin")];
  const as = ({ token }: { token: string }) => caller({ token, organizationId: acme.id });
  return { id: acme.id, ada, bob, cleo, a: as(ada), b: as(bob), c: as(cleo) };
}
type Lane = Awaited<ReturnType<typeof arrange>>;

/** Everybody back, Ada and Bob as owners and Cleo as an admin. */
async function reset({ id, cleo }: Lane): Promise<void> {
  const back = { deletedAt: null, deletedBy: null, deletionId: null };
  await adminDb
    .update(member)
    .set({ ...back, role: "owner" })
    .where(eq(member.organizationId, id));
  await adminDb.update(member).set({ role: "admin" }).where(eq(member.id, cleo.member.id));
}

const owners = ({ id }: Lane) =>
  adminDb.$count(
    member,
    and(eq(member.organizationId, id), eq(member.role, "owner"), isNull(member.deletedAt)),
  );

type Race = (lane: Lane) => Promise<unknown>[];

const scenarios: Race[] = [
  ({ a, b }) => [a.members.leave(), b.members.leave()],
  ({ a, b, ada, bob }) => [a.members.remove({ id: bob.member.id }), b.members.remove({ id: ada.member.id })],
  ({ a, b, ada, bob }) => [
    a.members.updateRole({ id: bob.member.id, role: "admin" }),
    b.members.updateRole({ id: ada.member.id, role: "viewer" }),
  ],
  ({ a, b, bob }) => [
    a.members.updateRole({ id: bob.member.id, role: "member" }),
    a.members.leave(),
    b.members.leave(),
  ],
  ({ a, b, cleo }) => [
    a.organizations.transferOwnership({ memberId: cleo.member.id }),
    a.members.leave(),
    b.members.leave(),
  ],
  ({ a, b, bob, cleo }) => [
    a.organizations.transferOwnership({ memberId: bob.member.id }),
    b.members.leave(),
    b.members.remove({ id: cleo.member.id }),
  ],
  ({ a, b, ada, bob }) => [
    a.organizations.transferOwnership({ memberId: bob.member.id }),
    b.organizations.transferOwnership({ memberId: ada.member.id }),
  ],
  ({ a, b, c, cleo }) => [
    a.organizations.transferOwnership({ memberId: cleo.member.id }),
    b.members.remove({ id: cleo.member.id }),
    b.organizations.leave(),
    c.members.leave(),
  ],
  ({ a, b, ada, bob }) => [
    a.members.leave(),
    b.members.updateRole({ id: ada.member.id, role: "viewer" }),
    a.members.updateRole({ id: bob.member.id, role: "viewer" }),
    b.members.leave(),
  ],
  ({ a, b, ada, bob }) => [
    a.members.updateRole({ id: ada.member.id, role: "member" }),
    b.members.updateRole({ id: bob.member.id, role: "member" }),
  ],
];

it("an organization has a live owner after each race", { timeout: 300_000 }, async () => {
  const seen: string[] = [];
  const wrong = await race({ races }, arrange, async (lane, number) => {
    const scenario = number % scenarios.length;
    const settled = await outcomes(scenarios[scenario]?.(lane) ?? []);
    const left = await owners(lane);
    const words = settled.map(({ code, reason }) => reason ?? code);
    seen.push(...words);
    const both = scenario === 0 && words.toSorted().join() !== "OK,last_owner";
    await reset(lane);
    return [
      ...unexpected(settled),
      ...(left > 0 ? [] : [`scenario ${scenario}: no owner left`]),
      ...(both ? [`two owners leaving: ${words}`] : []),
    ];
  });
  expect(wrong).toEqual([]);
  expect(seen.filter((word) => word === "OK").length).toBeGreaterThan(races / 2);
  expect(seen.filter((word) => word === "last_owner").length).toBeGreaterThan(races / 10);
});

const transfers = {
  upwards: ({ a, bob }: Lane) => a.organizations.transferOwnership({ memberId: bob.member.id }),
  downwards: ({ b, ada }: Lane) => b.organizations.transferOwnership({ memberId: ada.member.id }),
};

it.each(Object.entries(transfers))("ownership handed over %s locks in the order of ids", async (_, call) => {
  const lane = await arrange();
  const [first = "", last = ""] = [lane.ada.member.id, lane.bob.member.id].toSorted();
  let transferred: Promise<unknown> = Promise.resolve();
  await adminSql.begin(async (held) => {
    await held`select 1 from member where id = ${first} for update`;
    transferred = call(lane);
    const waiting = () => held`select 1 from pg_stat_activity
      where datname = current_database() and usename = 'app_login' and wait_event_type = 'Lock'`;
    await expect.poll(waiting).toHaveLength(1);
    await held`select 1 from member where id = ${last} for update nowait`;
  });
  await transferred;
  expect(await owners(lane)).toBe(1);
});

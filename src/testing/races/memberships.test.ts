import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { plans } from "@/domain/plans";
import { auditLog, invitation, member, organizationUsage } from "@/server/db/schema";
import { caller } from "../callers";
import { adminDb } from "../database";
import { addMember, createOrganization, createSession, createUser } from "../factories";
import { noticeDeadlocksSoon, outcomes, race, races, type Settled, unexpected } from "./lanes";

beforeAll(noticeDeadlocksSoon);

const limit = 3;

async function createGuest() {
  const user = await createUser();
  const token = await createSession(user.id);
  return { user, api: caller({ token }) };
}

/** An owner and a member, and one place left for two guests. */
async function arrange() {
  const acme = await createOrganization("Acme", { ...plans.pro.limits, members: limit });
  const settler = await addMember(acme.id, "member");
  const [pia, quin] = [await createGuest(), await createGuest()];
  const owner = caller({ token: acme.owner.token, organizationId: acme.id });
  return { id: acme.id, settler, pia, quin, owner };
}
type Lane = Awaited<ReturnType<typeof arrange>>;
type Guest = Lane["pia"];

async function reset({ id, settler, pia, quin }: Lane): Promise<void> {
  const guests = [pia.user.id, quin.user.id];
  await adminDb.delete(invitation).where(eq(invitation.organizationId, id));
  await adminDb.delete(auditLog).where(eq(auditLog.organizationId, id));
  await adminDb.delete(member).where(and(eq(member.organizationId, id), inArray(member.userId, guests)));
  const back = { deletedAt: null, deletedBy: null, deletionId: null };
  await adminDb
    .update(member)
    .set(back)
    .where(and(eq(member.organizationId, id), eq(member.userId, settler.user.id)));
}

async function invited({ id }: Lane, { user }: Guest): Promise<{ id: string }> {
  const [made] = await adminDb
    .insert(invitation)
    .values({ organizationId: id, email: user.email, expiresAt: new Date(Date.now() + 86_400_000) })
    .returning({ id: invitation.id });
  if (!made) throw new Error("no invitation");
  return { id: made.id };
}

/** A membership of before, in the trash or live. */
async function joined({ id }: Lane, { user }: Guest, deletedAt: Date | null): Promise<{ id: string }> {
  const deletionId = deletedAt ? crypto.randomUUID() : null;
  const [made] = await adminDb
    .insert(member)
    .values({ organizationId: id, userId: user.id, deletedAt, deletionId })
    .returning({ id: member.id });
  if (!made) throw new Error("no member");
  return { id: made.id };
}

const past = () => new Date(Date.now() - 60_000);
const codes = (settled: Settled[]) => settled.map((each) => each.reason ?? each.code).sort();

/** Each answers what came of its calls and what must have. */
type Race = (lane: Lane) => Promise<{ settled: Settled[]; wanted?: string[]; members?: number }>;

const scenarios: Record<string, Race> = {
  "one invitation accepted three times": async (lane) => {
    const open = await invited(lane, lane.pia);
    const accept = () => lane.pia.api.invitations.accept(open);
    const settled = await outcomes([accept(), accept(), accept()]);
    return { settled, wanted: ["CONFLICT", "CONFLICT", "OK"], members: 3 };
  },
  "two guests and one place": async (lane) => {
    const [pia, quin] = [await invited(lane, lane.pia), await invited(lane, lane.quin)];
    const settled = await outcomes([
      lane.pia.api.invitations.accept(pia),
      lane.quin.api.invitations.accept(quin),
    ]);
    return { settled, wanted: ["OK", "plan_limit"], members: 3 };
  },
  "accepting while being restored": async (lane) => {
    const before = await joined(lane, lane.pia, past());
    const open = await invited(lane, lane.pia);
    const settled = await outcomes([
      lane.pia.api.invitations.accept(open),
      lane.owner.members.restore(before),
    ]);
    return { settled, members: 3 };
  },
  "one accepts, another is restored": async (lane) => {
    const before = await joined(lane, lane.quin, past());
    const open = await invited(lane, lane.pia);
    const settled = await outcomes([
      lane.pia.api.invitations.accept(open),
      lane.owner.members.restore(before),
    ]);
    return { settled, wanted: ["OK", "plan_limit"], members: 3 };
  },
  "two accept while a member is removed": async (lane) => {
    const [pia, quin] = [await invited(lane, lane.pia), await invited(lane, lane.quin)];
    const settled = await outcomes([
      lane.pia.api.invitations.accept(pia),
      lane.owner.members.remove({ id: lane.settler.member.id }),
      lane.quin.api.invitations.accept(quin),
    ]);
    return { settled };
  },
  "a second invitation takes the place of the first": async (lane) => {
    const open = await invited(lane, lane.pia);
    const emails = [lane.pia.user.email];
    const settled = await outcomes([
      lane.owner.invitations.cancel(open),
      lane.owner.invitations.create({ emails }),
      lane.pia.api.invitations.accept(open),
    ]);
    const renewed = (await lane.owner.invitations.list()).find((each) => each.status === "pending");
    const late = renewed ? [lane.pia.api.invitations.accept({ id: renewed.id })] : [];
    return { settled: [...settled, ...(await outcomes(late))] };
  },
  "accepted, rejected and withdrawn": async (lane) => {
    const open = await invited(lane, lane.pia);
    const settled = await outcomes([
      lane.pia.api.invitations.accept(open),
      lane.pia.api.invitations.reject(open),
      lane.owner.invitations.cancel(open),
    ]);
    const wanted = ["OK", ...settled.filter((each) => each.code !== "OK").map((each) => each.code)].sort();
    return { settled, wanted, members: settled[0]?.code === "OK" ? 3 : 2 };
  },
  "removed twice and accepting anew": async (lane) => {
    const before = await joined(lane, lane.pia, null);
    const open = await invited(lane, lane.pia);
    const settled = await outcomes([
      lane.owner.members.remove(before),
      lane.pia.api.invitations.accept(open),
      lane.owner.members.remove(before),
      lane.owner.members.restore(before),
    ]);
    return { settled };
  },
};

async function counted({ id }: Lane) {
  const live = await adminDb
    .select({ rows: count() })
    .from(member)
    .where(and(eq(member.organizationId, id), isNull(member.deletedAt)))
    .groupBy(member.userId);
  const [usage] = await adminDb
    .select({ members: organizationUsage.members })
    .from(organizationUsage)
    .where(eq(organizationUsage.organizationId, id));
  return { members: live.length, most: Math.max(...live.map((each) => each.rows)), counter: usage?.members };
}

const names = Object.keys(scenarios);

it("each person is a member once and no more than the plan admits in many races", {
  timeout: 300_000,
}, async () => {
  const wrong = await race({ races }, arrange, async (lane, number) => {
    const name = names[number % names.length] ?? "";
    const { settled, ...due } = (await scenarios[name]?.(lane)) ?? { settled: [] };
    const { members, most, counter } = await counted(lane);
    await reset(lane);
    const problems = [
      ...unexpected(settled),
      most > 1 && "two memberships",
      members > limit && "more members than the plan admits",
      counter !== members && `counter ${counter}, rows ${members}`,
      due.wanted && `${due.wanted}` !== `${codes(settled)}` && `wanted ${due.wanted}, got ${codes(settled)}`,
      due.members && due.members !== members && `${members} members instead of ${due.members}`,
    ];
    return problems.filter((problem) => typeof problem === "string").map((problem) => `${name}: ${problem}`);
  });
  expect(wrong).toEqual([]);
});

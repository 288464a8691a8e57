import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { organization, personDay, storageDay, subscription, user } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createOrganization, createSession, createUser, storeAttachment } from "@/testing/factories";
import { keepFigures } from "./jobs";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const today = () => dayOf(new Date());

let token: string;
let personId: string;
beforeAll(async () => {
  token = await createSession((await createUser({ role: "admin" })).id);
});
beforeEach(async () => {
  personId = (await createUser()).id;
});

const stats = (days?: 30 | 90) => caller({ token }).admin.stats({ days });
type Stats = Awaited<ReturnType<typeof stats>>;

/** By how much a figure changed while something was done. */
async function change(of: (figures: Stats) => number, done: () => Promise<unknown>): Promise<number> {
  const before = of(await stats());
  await done();
  return of(await stats()) - before;
}
const countOn = (days: Stats["signUps"], day: string) => days.find((each) => each.day === day)?.count ?? 0;
const actives = ({ active: { day, week, month } }: Stats) => day + 100 * week + 10_000 * month;

describe("the figures", () => {
  it("count people, organizations and live sessions", async () => {
    const made = (of: (figures: Stats) => number) => change(of, createOrganization);
    expect(await made(({ users }) => users)).toBe(1);
    expect(await made(({ organizations }) => organizations)).toBe(1);
    expect(await made(({ sessions }) => sessions)).toBe(1);
    const expired = { expiresAt: daysAgo(1) };
    expect(
      await change(
        ({ sessions }) => sessions,
        () => createSession(personId, expired),
      ),
    ).toBe(0);
  });

  it("count a deleted organization in the trash only", async () => {
    const acme = await createOrganization();
    const trash = () => caller({ token: acme.owner.token, organizationId: acme.id }).organizations.trash();
    const of = ({ organizations, trashed }: Stats) => trashed * 100 + organizations;
    expect(await change(of, trash)).toBe(99);
  });

  it("count organizations by the plan that counts now", async () => {
    const acme = await createOrganization();
    const end = () =>
      adminDb
        .update(subscription)
        .set({ trialEnd: daysAgo(1) })
        .where(eq(subscription.organizationId, acme.id));
    const of = ({ plans }: Stats) => {
      const count = (name: string) => plans.find(({ plan }) => plan === name)?.count ?? 0;
      return count("free") * 100 + count("pro");
    };
    expect(await change(of, end)).toBe(99);
  });

  it("count payments that are overdue", async () => {
    const acme = await createOrganization();
    const miss = () =>
      adminDb
        .update(subscription)
        .set({ status: "past_due" })
        .where(eq(subscription.organizationId, acme.id));
    expect(await change(({ overdue }) => overdue, miss)).toBe(1);
  });

  it("count sign-ups by their day, as far back as asked", async () => {
    const long = daysAgo(60);
    await adminDb.update(user).set({ createdAt: long }).where(eq(user.id, personId));
    expect(countOn((await stats(90)).signUps, dayOf(long))).toBeGreaterThan(0);
    expect(countOn((await stats(30)).signUps, dayOf(long))).toBe(0);
    expect(await change(({ signUps }) => countOn(signUps, today()), createUser)).toBe(1);
  });

  it("count a person once a day, on the days their sessions were used", async () => {
    const use = async () => {
      await createSession(personId);
      await createSession(personId);
    };
    expect(await change(actives, use)).toBe(10_101);
    expect(await change(({ activePeople }) => countOn(activePeople, today()), use)).toBe(0);
  });

  it("count who was here longer ago among those of more days", async () => {
    const use = (days: number) => () => createSession(personId, { lastUsedAt: daysAgo(days) });
    expect(await change(actives, use(40))).toBe(0);
    expect(await change(actives, use(20))).toBe(10_000);
    expect(await change(actives, use(3))).toBe(100);
  });

  it("do not count who acts in somebody's name", async () => {
    const admin = await createUser({ role: "admin" });
    await createSession(admin.id);
    const impersonate = () => createSession(personId, { impersonatedBy: admin.id });
    expect(await change(actives, impersonate)).toBe(0);
  });

  it("name the organizations whose files take most", async () => {
    const acme = await createOrganization("Much");
    const api = caller({ token: acme.owner.token, organizationId: acme.id });
    const { id: todoId } = await api.todos.create({ title: "Scan" });
    const store = () => storeAttachment({ organizationId: acme.id, todoId, userId: acme.owner.user.id });
    const grown = await change(({ storage }) => storage, store);
    expect(grown).toBeGreaterThan(0);
    expect((await stats()).largest).toContainEqual({ id: acme.id, name: "Much", bytes: grown });
    await adminDb.update(organization).set({ deletedAt: new Date() }).where(eq(organization.id, acme.id));
    expect((await stats()).largest.map(({ id }) => id)).not.toContain(acme.id);
  });
});

describe("the job that keeps figures", () => {
  it("notes today's storage, again each time it runs", async () => {
    await keepFigures();
    const noted = async () => countOn((await stats()).storageDays, today());
    expect(await noted()).toBe((await stats()).storage);
    await adminDb.update(storageDay).set({ bytes: 1 }).where(eq(storageDay.day, today()));
    await keepFigures();
    expect(await noted()).toBe((await stats()).storage);
  });

  it("forgets who was here more than 400 days ago", async () => {
    const rows = [399, 401].map((days) => ({ userId: personId, day: dayOf(daysAgo(days)) }));
    await adminDb.insert(personDay).values(rows);
    await keepFigures();
    const left = await adminDb.select().from(personDay).where(sql`${personDay.userId} = ${personId}`);
    expect(left).toEqual([rows[0]]);
  });
});

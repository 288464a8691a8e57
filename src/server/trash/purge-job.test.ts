import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { trashDays } from "@/domain/trash";
import { caller } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { auditLog, comments, member, organization, projects, subscription, todos } from "../db/schema";
import { withTenantJob, withTrash } from "../db/tenant";
import { purgeExpiredEverywhere } from "./purge-job";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const owner = () => caller({ token: acme.owner.token, organizationId: acme.id });

async function trashedProject(todoCount: number) {
  const { id } = await owner().projects.create({ name: "Launch" });
  const items = Array.from({ length: todoCount }, (_, index) => ({ title: `Todo ${index}`, projectId: id }));
  const created = await owner().todos.createMany({ items });
  await owner().comments.create({ todoId: created[0]?.id ?? "", body: "Look" });
  await owner().projects.trash({ id });
  return id;
}

async function age(days: number, minutes: number) {
  const deletedAt = sql`now() - ${days} * interval '1 day' - ${minutes} * interval '1 minute'`;
  await adminDb.transaction(async (tx) => {
    for (const table of [projects, todos, comments]) {
      const own = sql`${table.organizationId} = ${acme.id} and ${table.deletedAt} is not null`;
      await tx.update(table).set({ deletedAt }).where(own);
    }
  });
}

async function rowsLeft(): Promise<number> {
  let rows = 0;
  for (const table of [projects, todos, comments]) {
    rows += await adminDb.$count(table, eq(table.organizationId, acme.id));
  }
  return rows;
}

describe("the purge of expired trash", () => {
  it("takes what is older than the retention, as a whole, and nothing else", async () => {
    await owner().todos.create({ title: "Lives" });
    await trashedProject(3);
    await age(trashDays, -5);
    await purgeExpiredEverywhere();
    expect(await rowsLeft()).toBe(6);
    await age(trashDays, 5);
    expect(await purgeExpiredEverywhere()).toBe(5);
    expect(await rowsLeft()).toBe(1);
    const entries = await adminDb
      .select({ source: auditLog.source, userId: auditLog.userId })
      .from(auditLog)
      .where(sql`${auditLog.organizationId} = ${acme.id} and ${auditLog.action} = 'purge'`);
    expect(entries).toEqual(Array(5).fill({ source: "trash.purgeExpired", userId: null }));
  });

  it("racing with a restore ends whole, one way or the other", async () => {
    for (let round = 0; round < 15; round += 1) {
      acme = await createOrganization();
      const id = await trashedProject(4);
      await age(trashDays, 5);
      await Promise.allSettled([owner().projects.restore({ id }), purgeExpiredEverywhere()]);
      expect([0, 6]).toContain(await rowsLeft());
      const live = (await owner().todos.list({})).items.length;
      expect(live).toBe((await rowsLeft()) === 0 ? 0 : 4);
    }
  });
});

describe("the purge of expired organizations", () => {
  const owned = [member, subscription, projects, todos, comments];

  async function trashedOrganization(daysAgo: number) {
    acme = await createOrganization();
    await trashedProject(2);
    await owner().todos.create({ title: "Lives" });
    await owner().organizations.trash();
    const deletedAt = sql`now() - ${daysAgo} * interval '1 day'`;
    await adminDb.update(organization).set({ deletedAt }).where(eq(organization.id, acme.id));
    return acme.id;
  }

  async function rowsOf(id: string): Promise<number> {
    let rows = await adminDb.$count(organization, eq(organization.id, id));
    for (const table of owned) rows += await adminDb.$count(table, eq(table.organizationId, id));
    return rows;
  }

  it("deletes what is older than the retention with all it holds, and leaves the rest", async () => {
    const old = await trashedOrganization(trashDays + 1);
    const young = await trashedOrganization(trashDays - 1);
    const live = (await createOrganization()).id;
    const before = await rowsOf(young);
    expect(await purgeExpiredEverywhere()).toBe(1);
    expect(await rowsOf(old)).toBe(0);
    expect(await rowsOf(young)).toBe(before);
    expect(await rowsOf(live)).toBe(3);
    const purge = and(eq(auditLog.organizationId, old), eq(auditLog.entityType, "organization"));
    const entries = await adminDb
      .select({ action: auditLog.action, source: auditLog.source, userId: auditLog.userId })
      .from(auditLog)
      .where(and(purge, eq(auditLog.action, "purge")));
    expect(entries).toEqual([{ action: "purge", source: "trash.purgeExpired", userId: null }]);
  });

  it("racing with a restore ends whole, one way or the other", async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await trashedOrganization(trashDays + 1);
      const before = await rowsOf(id);
      const [restored] = await Promise.allSettled([
        owner().organizations.restore({ id }),
        purgeExpiredEverywhere(),
      ]);
      expect(await rowsOf(id)).toBe(restored.status === "fulfilled" ? before : 0);
    }
  });

  it("is refused by the database for an organization that lives", async () => {
    const { id } = await createOrganization();
    const gone = await withTenantJob({ organizationId: id, action: "test" }, (tx) =>
      withTrash(tx, (trash) => trash.delete(organization).returning({ id: organization.id })),
    );
    expect(gone).toEqual([]);
    expect(await rowsOf(id)).toBe(3);
  });
});

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { and, eq, isNotNull } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plans } from "@/domain/plans";
import { trashDays } from "@/domain/trash";
import { env } from "@/env";
import { cleanFiles } from "@/features/attachments/jobs";
import { auditLog, organization, subscription } from "@/server/db/schema";
import { organizationTables } from "@/testing/attack/oracles";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import {
  addMember,
  createOrganization,
  createSession,
  createUser,
  storeAttachment,
} from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });
const unknown = "01a1fcbe-68b9-77b0-8c36-3c2d60394fb7";
const day = 86_400_000;

let operator: { id: string; token: string };
let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeAll(async () => {
  const { id } = await createUser({ name: "Rita Root", role: "admin" });
  operator = { id, token: await createSession(id) };
});
beforeEach(async () => {
  acme = await createOrganization();
});

const platform = () => caller({ token: operator.token }).admin.organizations;
const owner = () => caller({ token: acme.owner.token, organizationId: acme.id });
const because = (reason = "Ticket 4711") => ({ id: acme.id, reason });
const find = async (input: Parameters<ReturnType<typeof platform>["list"]>[0]) =>
  (await platform().list(input)).items;
const entries = () =>
  adminDb
    .select({
      action: auditLog.action,
      source: auditLog.source,
      reason: auditLog.reason,
      userId: auditLog.userId,
      userName: auditLog.userName,
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.organizationId, acme.id),
        eq(auditLog.entityType, "organization"),
        isNotNull(auditLog.reason),
      ),
    )
    .orderBy(auditLog.createdAt);

describe("an operator's list of organizations", () => {
  it("says what each has and may have, and nothing of what it holds", async () => {
    await owner().todos.create({ title: "A secret plan" });
    await addMember(acme.id, "viewer");
    const found = await find({ search: acme.slug });
    expect(found).toMatchObject([
      {
        id: acme.id,
        plan: "pro",
        members: 2,
        todos: 1,
        storage: 0,
        status: "trialing",
        limits: plans.pro.limits,
      },
    ]);
    expect(JSON.stringify(await platform().get({ id: acme.id }))).not.toContain("secret");
  });

  it("finds by a part of the name or the address, taken literally", async () => {
    const named = await createOrganization("100%_Wood");
    expect((await find({ search: "0%_w" })).map(({ id }) => id)).toEqual([named.id]);
    expect((await find({ search: named.slug.slice(2) })).map(({ id }) => id)).toEqual([named.id]);
  });

  it("narrows to the plan that counts now, not to the one that was bought", async () => {
    const over = { trialEnd: new Date(Date.now() - day) };
    await adminDb.update(subscription).set(over).where(eq(subscription.organizationId, acme.id));
    const search = acme.slug;
    expect(await find({ search, plan: "pro" })).toEqual([]);
    expect(await find({ search, plan: "free" })).toMatchObject([
      { bought: "pro", limits: plans.free.limits },
    ]);
  });

  it("narrows to a state", async () => {
    const states = async () => {
      const found = await Promise.all(
        (["live", "trash", "trial", "overdue"] as const).map(async (state) => ({
          state,
          found: (await find({ search: acme.slug, state })).length > 0,
        })),
      );
      return found.filter((each) => each.found).map(({ state }) => state);
    };
    expect(await states()).toEqual(["live", "trial"]);
    const overdue = { status: "past_due", graceEnd: new Date(Date.now() + day) };
    await adminDb.update(subscription).set(overdue).where(eq(subscription.organizationId, acme.id));
    expect(await states()).toEqual(["live", "overdue"]);
    await platform().trash(because());
    expect(await states()).toEqual(["trash"]);
  });

  it("comes in pages, the newest first, each once", async () => {
    const name = `Pages ${acme.slug}`;
    const made = [
      await createOrganization(name),
      await createOrganization(name),
      await createOrganization(name),
    ];
    const first = await platform().list({ search: name, limit: 2 });
    const second = await platform().list({ search: name, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect(second.nextCursor).toBeNull();
  });

  it("shows one with its owners and when the trash lets go of it", async () => {
    expect(await platform().get({ id: acme.id })).toMatchObject({
      slug: acme.slug,
      purgedAt: null,
      owners: [{ id: acme.owner.user.id, email: acme.owner.user.email }],
    });
    await platform().trash(because());
    const { deletedAt, purgedAt } = await platform().get({ id: acme.id });
    expect(Number(purgedAt) - Number(deletedAt)).toBe(trashDays * day);
    await expect(platform().get({ id: unknown })).rejects.toEqual(code("NOT_FOUND"));
  });
});

describe("an operator who moves an organization to the trash", () => {
  it("hides it from its people at once, and says why in its log", async () => {
    await platform().trash(because("Sends spam"));
    await expect(owner().todos.list({})).rejects.toEqual(code("NOT_FOUND"));
    await platform().restore(because("It was somebody else"));
    const { items } = await owner().auditLog.list({ entityType: "organization" });
    expect(items.slice(0, 2)).toMatchObject([
      { action: "restore", userName: "Rita Root", source: "admin.organizations.restore" },
      { action: "delete", userName: "Rita Root", reason: "Sends spam" },
    ]);
  });

  it("does it once, however often it is asked", async () => {
    const answers = await Promise.all([platform().trash(because()), platform().trash(because())]);
    expect(answers).toEqual([{ id: acme.id }, { id: acme.id }]);
    expect(await entries()).toEqual([
      {
        action: "delete",
        source: "admin.organizations.trash",
        reason: "Ticket 4711",
        userId: operator.id,
        userName: "Rita Root",
      },
    ]);
    const { deletedAt } = await platform().get({ id: acme.id });
    await platform().trash(because());
    expect((await platform().get({ id: acme.id })).deletedAt).toEqual(deletedAt);
    await platform().restore(because());
    await platform().restore(because());
    expect((await entries()).map(({ action }) => action)).toEqual(["delete", "restore"]);
  });

  it("needs a reason, and an organization", async () => {
    await expect(platform().trash(because("  "))).rejects.toEqual(code("BAD_REQUEST"));
    for (const act of [platform().trash, platform().restore, platform().purge])
      await expect(act({ id: unknown, reason: "Because" })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("leaves no reason on what others change", async () => {
    await platform().trash(because());
    await platform().restore(because());
    await owner().organizations.update({ name: "Acme again" });
    expect((await owner().auditLog.list({ action: "update" })).items).toMatchObject([{ reason: null }]);
  });
});

describe("an operator who restores an organization", () => {
  it("gives it another address when its own is taken by now", async () => {
    await platform().trash(because());
    const other = await createOrganization();
    await adminDb.update(organization).set({ slug: acme.slug }).where(eq(organization.id, other.id));
    await expect(platform().restore(because())).rejects.toEqual(expect.objectContaining({ reason: "taken" }));
    const slug = `${acme.slug}-2`;
    expect(await platform().restore({ ...because(), slug })).toEqual({ id: acme.id, slug });
    expect(await owner().todos.list({})).toMatchObject({ items: [] });
  });

  it("of one that lives changes nothing, not even the address", async () => {
    expect(await platform().restore({ ...because(), slug: "something-else" })).toEqual({
      id: acme.id,
      slug: acme.slug,
    });
    expect(await entries()).toEqual([]);
  });
});

describe("an operator who deletes an organization for ever", () => {
  const filesOnDisk = () => {
    const folder = path.join(env.DATA_DIR, "files", acme.id);
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  async function rowsLeft(): Promise<string[]> {
    const tables = (await organizationTables()).filter(({ table }) => !table.startsWith("audit_"));
    const counted = await Promise.all(
      tables.map(async ({ table, column }) => {
        const [row] = await adminSql`
          select count(*)::int as count from ${adminSql(table)} where ${adminSql(column)} = ${acme.id}`;
        return row?.count > 0 ? [table] : [];
      }),
    );
    return counted.flat();
  }

  it("can do so only from the trash", async () => {
    await expect(platform().purge(because())).rejects.toEqual(code("CONFLICT"));
    expect(await owner().todos.list({})).toMatchObject({ items: [] });
  });

  it("leaves no row and no file of it, but who did it and why", async () => {
    const { id: projectId } = await owner().projects.create({ name: "Launch" });
    const { id: todoId } = await owner().todos.create({ title: "Order the cake", projectId });
    await owner().comments.create({ todoId, body: "With candles" });
    await owner().invitations.create({ emails: [`someone-${acme.slug}@example.test`], role: "member" });
    await owner().teams.create({ name: "Bakers" });
    await storeAttachment({ organizationId: acme.id, todoId, userId: acme.owner.user.id });
    expect(await rowsLeft()).toEqual(
      expect.arrayContaining(["attachments", "comments", "invitation", "team"]),
    );
    expect(filesOnDisk()).toHaveLength(1);

    await platform().trash(because());
    expect(await platform().purge(because("The contract has ended"))).toEqual({ id: acme.id });
    await cleanFiles();
    expect(await rowsLeft()).toEqual([]);
    expect(filesOnDisk()).toEqual([]);
    expect((await entries()).at(-1)).toMatchObject({
      action: "purge",
      source: "admin.organizations.purge",
      reason: "The contract has ended",
      userId: operator.id,
    });
  });

  it("does it once: the second finds nothing", async () => {
    await platform().trash(because());
    const outcomes = await Promise.allSettled([platform().purge(because()), platform().purge(because())]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(platform().purge(because())).rejects.toEqual(code("NOT_FOUND"));
  });

  it("or restores it meanwhile: it is whole or gone", async () => {
    await owner().todos.create({ title: "Lives" });
    await platform().trash(because());
    const [, purged] = await Promise.allSettled([platform().restore(because()), platform().purge(because())]);
    const left = await rowsLeft();
    if (purged.status === "fulfilled") expect(left).toEqual([]);
    else expect((await owner().todos.list({})).items).toHaveLength(1);
  });
});

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { trashDays } from "@/domain/trash";
import { env } from "@/env";
import { attachments, auditLog, fileRemovals, organization } from "@/server/db/schema";
import { purgeExpiredEverywhere } from "@/server/trash/purge-job";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization, storeAttachment } from "@/testing/factories";
import { cleanFiles } from "./jobs";

let acme: Awaited<ReturnType<typeof createOrganization>>;
let todoId = "";
beforeEach(async () => {
  acme = await createOrganization();
  todoId = (await owner().todos.create({ title: "Order the cake" })).id;
});

const owner = () => caller({ token: acme.owner.token, organizationId: acme.id });
const store = () => storeAttachment({ organizationId: acme.id, todoId, userId: acme.owner.user.id });
const own = () => eq(attachments.organizationId, acme.id);
const noted = () => adminDb.$count(fileRemovals, eq(fileRemovals.organizationId, acme.id));

function filesOnDisk(): string[] {
  const folder = path.join(env.DATA_DIR, "files", acme.id);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("cleaning up the files", () => {
  it("removes the bytes of what was deleted for ever, and no others", async () => {
    const [lives, trashed, purged] = [await store(), await store(), await store()];
    for (const id of [trashed, purged]) await owner().attachments.trash({ id });
    await owner().trash.purge({ kind: "attachment", id: purged });
    expect(filesOnDisk()).toHaveLength(3);
    await cleanFiles();
    expect(await noted()).toBe(0);
    const kept = await adminDb
      .select({ id: attachments.id, fileId: attachments.fileId })
      .from(attachments)
      .where(own());
    expect(kept.map(({ id }) => id).sort()).toEqual([lives, trashed].sort());
    expect(filesOnDisk().sort()).toEqual(kept.map(({ fileId }) => fileId).sort());
  });

  it("removes the bytes of an organization that was deleted for ever", async () => {
    await store();
    await owner().organizations.trash();
    const deletedAt = sql`now() - ${trashDays + 1} * interval '1 day'`;
    await adminDb.update(organization).set({ deletedAt }).where(eq(organization.id, acme.id));
    await purgeExpiredEverywhere();
    expect(await noted()).toBe(1);
    await cleanFiles();
    expect(filesOnDisk()).toEqual([]);
    expect(await noted()).toBe(0);
  });

  it("takes back what nobody has sent bytes for since an hour, and leaves what is on its way", async () => {
    const [old, fresh] = [v7(), v7()];
    for (const id of [old, fresh])
      await owner().attachments.create({ id, todoId, name: "cake.txt", size: 10 });
    const stored = await store();
    // The trigger that keeps updated_at would set it to now.
    await adminSql.begin(async (asAdmin) => {
      await asAdmin`set local session_replication_role = replica`;
      await asAdmin`update attachments set updated_at = now() - interval '61 minutes' where id in (${old}, ${stored})`;
    });
    await cleanFiles();
    const left = await adminDb.select({ id: attachments.id }).from(attachments).where(own());
    expect(left.map(({ id }) => id).sort()).toEqual([fresh, stored].sort());
    const entries = await adminDb
      .select({ source: auditLog.source, userId: auditLog.userId })
      .from(auditLog)
      .where(sql`${auditLog.entityId} = ${old} and ${auditLog.action} = 'purge'`);
    expect(entries).toEqual([{ source: "attachments.clean", userId: null }]);
  });

  it("leaves a file that may still be on its way until its time is over", async () => {
    const id = v7();
    await owner().attachments.create({ id, todoId, name: "cake.txt", size: 10 });
    await adminDb.update(attachments).set({ fileId: v7() }).where(eq(attachments.id, id));
    await owner().attachments.cancel({ id });
    await cleanFiles();
    expect(await noted()).toBe(1);
    await adminDb
      .update(fileRemovals)
      .set({ dueAt: sql`now()` })
      .where(eq(fileRemovals.organizationId, acme.id));
    await cleanFiles();
    expect(await noted()).toBe(0);
  });
});

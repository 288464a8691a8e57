import { and, asc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { previewTypes } from "@/domain/attachment";
import { say } from "@/i18n/errors";
import { toPage } from "@/server/db/inputs";
import { attachments, todos, user } from "@/server/db/schema";
import { type Tenant, type TenantTx, withTenant, withTenantJob, withTrash } from "@/server/db/tenant";
import { answerFile } from "@/server/storage/answer";
import type { FileAnswer, FileRequest, IncomingFile } from "@/server/storage/file-storage";
import { readSigned, signedPath } from "@/server/storage/links";
import { receiveFile, wrongSize } from "@/server/storage/receive";
import type { RequestContext } from "@/server/trpc/context";
import { DomainError, forbidden, notFound } from "@/server/trpc/errors";
import { tenantRequest } from "@/server/trpc/procedures";
import type { createAttachment, listAttachments } from "./inputs";

type Bound = Pick<Tenant, "tx" | "organization">;

/** Oldest first; pictures with a short-lived path that shows them. */
export async function listPage(
  { tx, organization }: Bound,
  { todoId, cursor, limit }: z.output<typeof listAttachments>,
) {
  const after = cursor
    ? sql`(${attachments.createdAt}, ${attachments.id}) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
    : undefined;
  const rows = await tx
    .select({
      id: attachments.id,
      name: attachments.name,
      size: attachments.size,
      contentType: attachments.contentType,
      createdBy: attachments.createdBy,
      authorName: user.name,
      createdAt: attachments.createdAt,
      sortKey: sql<string>`${attachments.createdAt}::text`,
    })
    .from(attachments)
    .leftJoin(user, eq(user.id, attachments.createdBy))
    .where(and(eq(attachments.todoId, todoId), isNotNull(attachments.storedAt), after))
    .orderBy(asc(attachments.createdAt), asc(attachments.id))
    .limit(limit + 1);
  const { items, nextCursor } = toPage(rows, limit);
  const preview = (id: string) => signedPath({ organizationId: organization.id, id, as: "inline" });
  return {
    items: items.map(({ sortKey: _, ...item }) => ({
      ...item,
      previewUrl: previewTypes.includes(item.contentType) ? preview(item.id) : null,
    })),
    nextCursor,
  };
}

/**
 * Reserves the room for a file of a live todo; its bytes are still to come. The same id again answers the same row.
 * Throws NOT_FOUND for a todo that is not there, and plan_limit when the plan has no room for the size.
 */
export async function reserve(tx: TenantTx, input: z.output<typeof createAttachment>) {
  const [todo] = await tx.select({ id: todos.id }).from(todos).where(eq(todos.id, input.todoId)).for("share");
  if (!todo) throw notFound();
  const [made] = await tx
    .insert(attachments)
    .values(input)
    .onConflictDoNothing()
    .returning({ id: attachments.id });
  return made ?? find(tx, input.id);
}

async function find(tx: TenantTx, id: string | undefined) {
  const found = id
    ? await tx.select({ id: attachments.id }).from(attachments).where(eq(attachments.id, id))
    : [];
  return found[0] ?? raise();
}

/** A stored attachment that lives; throws NOT_FOUND for any other. */
export async function findStored(tx: TenantTx, id: string) {
  const [found] = await tx
    .select({
      id: attachments.id,
      name: attachments.name,
      size: attachments.size,
      contentType: attachments.contentType,
      fileId: attachments.fileId,
    })
    .from(attachments)
    .where(and(eq(attachments.id, id), isNotNull(attachments.storedAt)));
  return found ?? raise();
}

const pending = isNull(attachments.storedAt);

/** Takes back an own reservation whose bytes have not come; anything else stays as it is. */
export async function takeBackOwn({ tx, user: me }: Pick<Tenant, "tx" | "user">, id: string): Promise<void> {
  const own = and(eq(attachments.id, id), eq(attachments.createdBy, me.id), pending);
  await withTrash(tx, (trash) => trash.delete(attachments).where(own));
}

/** Takes the bytes of an own reservation, as a request sends them. Throws what a client may be told. */
export async function receive(ctx: RequestContext, { id, length, bytes }: IncomingFile): Promise<void> {
  const action = "attachments.upload";
  const request = { ...tenantRequest(ctx, "todos:write"), readOnly: false, action };
  await receiveFile(bytes, {
    claim: (fileId) => withTenant(request, (tenant) => claim(tenant, { id, length, fileId })),
    finish: ({ fileId, contentType }) =>
      withTenant(request, ({ tx }) => markStored(tx, { id, fileId, contentType })),
    takeBack: ({ organizationId, fileId }) =>
      withTenantJob({ organizationId, action }, (tx) => takeBackFile(tx, fileId)),
  });
}

type Claim = { id: string; length: number | null; fileId: string };

async function claim({ tx, user: me, organization }: Tenant, { id, length, fileId }: Claim) {
  const [found] = await tx
    .select({ name: attachments.name, size: attachments.size, storedAt: attachments.storedAt })
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.createdBy, me.id)))
    .for("update");
  if (!found) throw notFound();
  if (found.storedAt) throw new DomainError("CONFLICT", say("fileHere"), "taken");
  if (length !== null && length !== found.size) throw wrongSize();
  await tx.update(attachments).set({ fileId }).where(eq(attachments.id, id));
  return { organizationId: organization.id, name: found.name, size: found.size };
}

type Stored = { id: string; fileId: string; contentType: string };

async function markStored(tx: TenantTx, { id, fileId, contentType }: Stored): Promise<void> {
  const [stored] = await tx
    .update(attachments)
    .set({ contentType, storedAt: sql`now()` })
    .where(and(eq(attachments.id, id), eq(attachments.fileId, fileId), pending))
    .returning({ id: attachments.id });
  if (!stored) throw notFound();
}

/** The file that a signed path names, for a live member of its organization. Throws what a client may be told. */
export async function open(ctx: RequestContext, request: FileRequest): Promise<FileAnswer> {
  const link = readSigned(request.id, request.query);
  if (!link) throw forbidden(say("fileLinkExpired"));
  const asked = tenantRequest({ ...ctx, organizationId: link.organizationId }, "todos:read");
  const file = await withTenant({ ...asked, readOnly: true, action: "attachments.download" }, ({ tx }) =>
    findStored(tx, link.id),
  );
  return answerFile(file, link, request);
}

/**
 * Takes back the reservation whose bytes were to come as `fileId`. Answers whether the file is needed after all: its
 * row was stored, only the answer got lost.
 */
export async function takeBackFile(tx: TenantTx, fileId: string): Promise<boolean> {
  const named = eq(attachments.fileId, fileId);
  return withTrash(tx, async (trash) => {
    await trash.delete(attachments).where(and(named, pending));
    const kept = await trash.select({ id: attachments.id }).from(attachments).where(named);
    return kept.length > 0;
  });
}

/** Takes back every reservation that nobody has sent bytes for since an hour: no upload lasts that long. */
export async function takeBackAbandoned(tx: TenantTx): Promise<number> {
  const abandoned = and(pending, lt(attachments.updatedAt, sql`now() - interval '1 hour'`));
  const gone = await withTrash(tx, (trash) =>
    trash.delete(attachments).where(abandoned).returning({ id: attachments.id }),
  );
  return gone.length;
}

function raise(): never {
  throw notFound();
}

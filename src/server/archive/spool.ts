import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { auditLog, member, organization, user } from "../db/schema";
import { type Tenant, type TenantTx, withTrash } from "../db/tenant";
import type { TenantTable } from "../db/tenant-table";
import { archivedTables, type Contents, type Part } from "./contents";
import { tarHeader, tarPadding } from "./tar";

const pack = promisify(gzip);
const rowsOfPart = 1_000;

type FileRow = { id: string; fileId: string; size: number };
/** The rows of an organization, kept in a file that has no name any more, and what they say of files. */
export type Spool = {
  file: FileHandle;
  size: number;
  files: FileRow[];
  contents: Omit<Contents, "files" | "missing">;
};

/**
 * Reads all of the organization that the transaction is bound to into a temporary file, at the database's speed and not
 * at that of who downloads it. Row-level security says what is its own; the trash and the audit log belong to it.
 */
export async function spoolRows({
  tx,
  organization: own,
}: Pick<Tenant, "tx" | "organization">): Promise<Spool> {
  const name = path.join(tmpdir(), `tenantry-export-${randomUUID()}`);
  const file = await open(name, "wx+", 0o600);
  await unlink(name);
  const writer = new PartWriter(file);
  try {
    const files: FileRow[] = [];
    for (const { name, table } of archivedTables)
      await spoolTable(tx, writer, { name, table, each: (rows) => files.push(...filesAmong(rows)) });
    await spoolAudit(tx, writer);
    const contents = await aboutOf(tx, own.id);
    return { file, size: writer.size, files, contents: { ...contents, parts: writer.parts } };
  } catch (error) {
    await file.close();
    throw error;
  }
}

type Spooled = { name: string; table: TenantTable; each: (rows: object[]) => void };

async function spoolTable(tx: TenantTx, writer: PartWriter, { name, table, each }: Spooled): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const after = last ? gt(table.id, last) : undefined;
    const rows = await withTrash(tx, (trash) =>
      trash.select().from(table).where(after).orderBy(asc(table.id)).limit(rowsOfPart),
    );
    if (rows.length > 0) await writer.add(name, rows);
    each(rows);
    if (rows.length < rowsOfPart) return;
    last = rows.at(-1)?.id;
  }
}

function filesAmong(rows: object[]): FileRow[] {
  return rows.flatMap((row) => {
    const { id, fileId, size, storedAt } = row as Partial<FileRow & { storedAt: Date | null }>;
    return id && fileId && storedAt && typeof size === "number" ? [{ id, fileId, size }] : [];
  });
}

async function spoolAudit(tx: TenantTx, writer: PartWriter): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const after = last ? gt(auditLog.id, last) : undefined;
    const rows = await tx.select().from(auditLog).where(after).orderBy(asc(auditLog.id)).limit(rowsOfPart);
    if (rows.length > 0) await writer.add("audit", rows);
    if (rows.length < rowsOfPart) return;
    last = rows.at(-1)?.id;
  }
}

async function aboutOf(tx: TenantTx, organizationId: string) {
  const [found] = await tx
    .select({
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      settings: organization.settings,
      createdAt: organization.createdAt,
    })
    .from(organization)
    .where(and(eq(organization.id, organizationId), isNull(organization.deletedAt)));
  if (!found) throw new TypeError("The bound organization is not there");
  const people = await withTrash(tx, (trash) =>
    trash
      .select({
        id: user.id,
        name: user.name,
        email: user.email,
        role: member.role,
        deletedAt: member.deletedAt,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId)),
  );
  return {
    format: 1 as const,
    exportedAt: new Date().toISOString(),
    organization: { ...found, settings: { ...found.settings }, createdAt: found.createdAt.toISOString() },
    people: people.map(({ deletedAt, ...person }) => ({ ...person, member: deletedAt === null })),
  };
}

/** Writes parts as entries of a tar, one after the other. */
class PartWriter {
  readonly parts: Part[] = [];
  size = 0;

  constructor(private readonly file: FileHandle) {}

  async add(table: string, rows: readonly object[]): Promise<void> {
    const number = this.parts.filter((part) => part.table === table).length + 1;
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    const packed = await pack(lines);
    const path = `rows/${table}-${String(number).padStart(5, "0")}.jsonl.gz`;
    const sha256 = createHash("sha256").update(packed).digest("hex");
    this.parts.push({ path, table, rows: rows.length, size: packed.length, sha256 });
    const header = tarHeader({ name: path, size: packed.length });
    const entry = Buffer.concat([header, packed, tarPadding(packed.length)]);
    await this.file.write(entry);
    this.size += entry.length;
  }
}

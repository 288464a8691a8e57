import { z } from "zod";

const part = z.object({
  /** `schema.table`. */
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the rows as COPY writes them, before they are packed. */
  sha256: z.string().length(64),
});
export type TablePart = z.output<typeof part>;

/** One line of the list of files: where the bytes lie, how many there are, and their hash. */
export const fileLine = z.object({
  organizationId: z.uuid(),
  fileId: z.uuid(),
  size: z.number().int(),
  sha256: z.string().length(64),
});
export type FileLine = z.output<typeof fileLine>;

/** What a backup consists of; a folder without it is none. */
export const manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  server: z.string(),
  /** Hashes of the migrations that the database had, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(part),
  files: z.object({ count: z.number().int(), bytes: z.number().int(), sha256: z.string().length(64) }),
  /** Files that were named in the snapshot and not in the storage. */
  missing: z.array(z.object({ organizationId: z.uuid(), fileId: z.uuid() })),
});
export type Manifest = z.output<typeof manifest>;

export const names = { manifest: "manifest.json", sum: "manifest.sha256", files: "files.jsonl" } as const;
export const tableFile = (name: string) => `tables/${name}.copy.gz`;
export const fileFile = ({ organizationId, fileId }: { organizationId: string; fileId: string }) =>
  `files/${organizationId}/${fileId}`;

/** A backup that is not whole, was changed, or does not fit; the message says what to do. */
export class BackupError extends Error {
  override name = "BackupError";
}

import { z } from "zod";
import { kinds } from "../trash/registry";

/** Rows of one table in one part of the archive, packed JSON lines. */
const part = z.object({
  path: z.string(),
  table: z.string(),
  rows: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
});
export type Part = z.output<typeof part>;

/** The first entry of an archive: whose it is, who is in it, and what follows. */
export const contents = z.object({
  format: z.literal(1),
  exportedAt: z.iso.datetime(),
  organization: z.object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    settings: z.record(z.string(), z.unknown()),
    createdAt: z.iso.datetime(),
  }),
  people: z.array(
    z.object({ id: z.uuid(), name: z.string(), email: z.string(), role: z.string(), member: z.boolean() }),
  ),
  parts: z.array(part),
  files: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** Attachments whose bytes the storage did not have. */
  missing: z.array(z.uuid()),
});
export type Contents = z.output<typeof contents>;

export const contentsPath = "contents.json";
export const hashesPath = "files.sha256";
export const filePath = (fileId: string) => `files/${fileId}`;

/** One line of the last entry, in the shape that sha256sum checks. */
export const hashLine = (sha256: string, fileId: string) => `${sha256}  ${filePath(fileId)}\n`;

/** Every table whose rows are an organization's own, parents first, by the name it has in an archive. */
export const archivedTables = kinds.map(({ kind, table }) => ({ name: kind as string, table }));

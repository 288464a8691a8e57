import { crc32, deflateSync } from "node:zlib";
import { v7 } from "uuid";
import { attachments, type todos } from "../schema";
import { demoId } from "./demo-id";
import type { SeedTx } from "./full-access";
import { organizationId } from "./organizations";
import type { Scene } from "./rows";

/** Keeps the bytes of a file; the demo has no attachments without it. */
export type KeepFile = (key: { organizationId: string; fileId: string }, bytes: Uint8Array) => Promise<void>;

type NewTodo = typeof todos.$inferInsert;

const notes = [
  "What we agreed on",
  "",
  "- The draft goes to Jonas first",
  "- Numbers of last quarter, not of this one",
  "- Two people read it before it goes out",
  "",
].join("\n");

const files = [
  { name: "Sketch.png", contentType: "image/png", bytes: () => picture(480, 320) },
  { name: "Notes.txt", contentType: "application/octet-stream", bytes: () => Buffer.from(notes) },
];

/** A picture and a text on each of the newest open todos. */
export async function insertAttachments(
  tx: SeedTx,
  { own, clock }: Scene,
  made: readonly NewTodo[],
  keep: KeepFile,
): Promise<void> {
  const open = made.filter(({ completed, deletedAt, createdBy }) => !completed && !deletedAt && createdBy);
  const organization = organizationId(own);
  for (const todo of open.slice(-4)) {
    for (const { name, contentType, bytes } of files) {
      const content = bytes();
      // A new id each time: the file of the last seeding is still to be removed.
      const fileId = v7();
      await keep({ organizationId: organization, fileId }, content);
      const createdAt = todo.createdAt ?? clock.past(1);
      await tx.insert(attachments).values({
        id: demoId(`attachment ${todo.id} ${name}`, createdAt),
        organizationId: organization,
        todoId: todo.id ?? "",
        createdBy: todo.createdBy,
        createdAt,
        updatedAt: createdAt,
        storedAt: createdAt,
        ...{ name, contentType, fileId, size: content.length },
      });
    }
  }
}

/** A PNG of soft hills. */
function picture(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => pictureRow(width, height, y));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const hills = [
  { height: 0.45, wave: 0.08, length: 90, color: [165, 172, 226] },
  { height: 0.6, wave: 0.06, length: 60, color: [117, 124, 204] },
  { height: 0.76, wave: 0.05, length: 75, color: [72, 76, 158] },
] as const;

function pictureRow(width: number, height: number, y: number): Buffer {
  const row = Buffer.alloc(1 + width * 3);
  const sky = [255 - Math.round((30 * y) / height), 236, 214 + Math.round((30 * y) / height)];
  for (let x = 0; x < width; x += 1) {
    const hill = hills.findLast((each) => y > height * (each.height + each.wave * Math.sin(x / each.length)));
    row.set(hill?.color ?? sky, 1 + x * 3);
  }
  return row;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

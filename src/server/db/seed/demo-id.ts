import { createHash } from "node:crypto";
import { v7 } from "uuid";

/** When the rows that keep their id for ever, people and organizations, say they were made. */
const epoch = new Date("2026-01-05T09:00:00Z");

/** A uuid v7 that is the same for the same key and instant, in every database. */
export function demoId(key: string, at: Date = epoch): string {
  const random = new Uint8Array(createHash("sha256").update(key).digest().subarray(0, 16));
  return v7({ msecs: at.getTime(), random });
}

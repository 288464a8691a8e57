import { eq } from "drizzle-orm";
import { pictureLimits } from "@/domain/account";
import { say } from "@/i18n/errors";
import { database } from "../db/client";
import { user, userPicture } from "../db/schema";
import { DomainError } from "../trpc/errors";

export const picturePrefix = "/api/pictures/";

export type Picture = { type: "image/png" | "image/webp"; content: Buffer };

/** What the bytes themselves say they are, or null; nothing that a browser would run or follow passes. */
export function typeOf(content: Buffer): Picture["type"] | null {
  if (content.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "image/png";
  const isWebp = content.toString("latin1", 0, 4) === "RIFF" && content.toString("latin1", 8, 12) === "WEBP";
  return isWebp ? "image/webp" : null;
}

/** The picture that base64 text holds. Throws BAD_REQUEST for what is too large or no picture. */
export function readPicture(base64: string): Picture {
  const content = Buffer.from(base64, "base64");
  const type = typeOf(content);
  if (!type || content.length > pictureLimits.bytes) throw new DomainError("BAD_REQUEST", say("pictureKind"));
  return { type, content };
}

/** Replaces the person's picture by one of base64 text; answers its address. Throws BAD_REQUEST for anything else. */
export async function setPicture(userId: string, base64: string): Promise<string> {
  const { type, content } = readPicture(base64);
  const id = crypto.randomUUID();
  const image = `${picturePrefix}${id}`;
  await database().db.transaction(async (tx) => {
    const changed = { id, type, content };
    await tx
      .insert(userPicture)
      .values({ userId, ...changed })
      .onConflictDoUpdate({ target: userPicture.userId, set: changed });
    await tx.update(user).set({ image }).where(eq(user.id, userId));
  });
  return image;
}

export async function removePicture(userId: string): Promise<void> {
  await database().db.transaction(async (tx) => {
    await tx.delete(userPicture).where(eq(userPicture.userId, userId));
    await tx.update(user).set({ image: null }).where(eq(user.id, userId));
  });
}

/** A picture by its id, which nobody guesses; null for an unknown one. */
export async function findPicture(id: string): Promise<Picture | null> {
  const [found] = await database()
    .db.select({ type: userPicture.type, content: userPicture.content })
    .from(userPicture)
    .where(eq(userPicture.id, id));
  return found
    ? { type: found.type === "image/png" ? "image/png" : "image/webp", content: found.content }
    : null;
}

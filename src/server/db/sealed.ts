import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { customType } from "drizzle-orm/pg-core";

const cipher = "aes-256-gcm";
const version = "v1";

/** Read when a value is sealed: the schema is also loaded where there is no environment, to make migrations. */
function key(): Buffer {
  const secret = process.env.BETTER_AUTH_SECRET;
  if (!secret) throw new Error("BETTER_AUTH_SECRET is not set");
  return Buffer.from(hkdfSync("sha256", secret, "tenantry", "sealed column", 32));
}

/** Encrypts a text with a key derived from BETTER_AUTH_SECRET; the same text gives another result each time. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, key(), nonce);
  const sealed = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return `${version}.${Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString("base64url")}`;
}

/** The text that was sealed; throws when it was sealed with another key, or changed since. */
export function unseal(sealed: string): string {
  const [found, body = ""] = sealed.split(".");
  if (found !== version) throw new Error("Not a sealed text");
  const bytes = Buffer.from(body, "base64url");
  const opening = createDecipheriv(cipher, key(), bytes.subarray(0, 12), { authTagLength: 16 });
  opening.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString("utf8");
}

function tryUnseal(sealed: string): string {
  try {
    return unseal(sealed);
  } catch {
    return "";
  }
}

/**
 * A text column that the database, its backups and its audit log know encrypted only. One that was sealed with another
 * key reads as "", so that what stands beside it can still be seen and removed.
 */
export const sealedText = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: seal,
  fromDriver: tryUnseal,
});

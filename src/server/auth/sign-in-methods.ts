import { and, asc, eq, ne } from "drizzle-orm";
import { database } from "../db/client";
import { account, passkey } from "../db/schema";

/** How a person can sign in; no secrets. */
export async function listMethods(userId: string) {
  const accounts = await database()
    .db.select({ id: account.id, provider: account.providerId, linkedAt: account.createdAt })
    .from(account)
    .where(eq(account.userId, userId))
    .orderBy(asc(account.createdAt));
  const passkeys = await database()
    .db.select({ id: passkey.id, name: passkey.name, addedAt: passkey.createdAt, synced: passkey.backedUp })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt))
    .limit(100);
  return {
    hasPassword: accounts.some(({ provider }) => provider === "credential"),
    linked: accounts.filter(({ provider }) => provider !== "credential"),
    passkeys,
  };
}

/** Names a passkey of the person; answers whether there is one of this id. */
export async function renamePasskey(userId: string, { id, name }: { id: string; name: string }) {
  const renamed = await database()
    .db.update(passkey)
    .set({ name })
    .where(and(eq(passkey.id, id), eq(passkey.userId, userId)))
    .returning({ id: passkey.id });
  return renamed.length > 0;
}

/** Removes a passkey of the person; answers whether there was one of this id. */
export async function removePasskey(userId: string, id: string) {
  const removed = await database()
    .db.delete(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.userId, userId)))
    .returning({ id: passkey.id });
  return removed.length > 0;
}

/** Disconnects an account elsewhere; a link by mail remains as a way in. */
export async function unlinkProvider(userId: string, id: string) {
  const removed = await database()
    .db.delete(account)
    .where(and(eq(account.id, id), eq(account.userId, userId), ne(account.providerId, "credential")))
    .returning({ id: account.id });
  return removed.length > 0;
}

import { and, arrayContains, eq, not, sql } from "drizzle-orm";
import type { Locale, MutableMail, Theme } from "@/domain/account";
import { database } from "../db/client";
import { user } from "../db/schema";

const shown = {
  id: user.id,
  name: user.name,
  firstName: user.firstName,
  lastName: user.lastName,
  email: user.email,
  image: user.image,
  preferredLocale: user.preferredLocale,
  theme: user.theme,
  timeZone: user.timeZone,
  mutedMails: user.mutedMails,
  twoFactorEnabled: user.twoFactorEnabled,
  isAnonymous: user.isAnonymous,
  createdAt: user.createdAt,
};

export type ProfileChange = {
  firstName?: string;
  lastName?: string;
  preferredLocale?: Locale;
  theme?: Theme;
  timeZone?: string | null;
  mutedMails?: MutableMail[];
};

export async function readProfile(userId: string) {
  const [found] = await database().db.select(shown).from(user).where(eq(user.id, userId));
  if (!found) throw new TypeError("A session has a user");
  return found;
}

/** Changes what is given; the full name that others see follows the two parts. */
export async function updateProfile(userId: string, change: ProfileChange) {
  return database().db.transaction(async (tx) => {
    const [old] = await tx.select(shown).from(user).where(eq(user.id, userId)).for("update");
    if (!old) throw new TypeError("A session has a user");
    const { firstName = old.firstName, lastName = old.lastName } = change;
    const named = change.firstName !== undefined || change.lastName !== undefined;
    const name = named ? [firstName, lastName].filter(Boolean).join(" ") || old.name : old.name;
    const [changed] = await tx
      .update(user)
      .set({ ...change, name })
      .where(eq(user.id, userId))
      .returning(shown);
    return changed ?? old;
  });
}

/** Ends mails of a kind for a person; once is enough. */
export async function muteMail(userId: string, mail: MutableMail): Promise<void> {
  await database()
    .db.update(user)
    .set({ mutedMails: sql`array_append(${user.mutedMails}, ${mail})` })
    .where(and(eq(user.id, userId), not(arrayContains(user.mutedMails, [mail]))));
}

import { eq } from "drizzle-orm";
import { type Locale, locales } from "@/domain/account";
import { database } from "../db/client";
import { user } from "../db/schema";

/** The language that the account with this address chose; null when there is none. */
export async function localeOf(email: string): Promise<Locale | null> {
  const [found] = await database()
    .db.select({ locale: user.preferredLocale })
    .from(user)
    .where(eq(user.email, email.toLowerCase()));
  return locales.find((each) => each === found?.locale) ?? null;
}

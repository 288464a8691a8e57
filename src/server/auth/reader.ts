import { eq } from "drizzle-orm";
import type { Locale } from "@/domain/account";
import { knownLocale } from "@/i18n/locale";
import { database } from "../db/client";
import { user } from "../db/schema";

/** Who reads a mail: their language and IANA time zone. */
export type Reader = { locale: Locale; timeZone: string };

/** What the account with this address chose; where there is none, or no time zone, the given language and UTC. */
export async function readerOf(email: string, language: Locale = "en"): Promise<Reader> {
  const [found] = await database()
    .db.select({ locale: user.preferredLocale, timeZone: user.timeZone })
    .from(user)
    .where(eq(user.email, email.toLowerCase()));
  return { locale: knownLocale(found?.locale) ?? language, timeZone: found?.timeZone ?? "UTC" };
}

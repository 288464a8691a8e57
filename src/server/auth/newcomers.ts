import { parseCookies } from "better-auth/cookies";
import { and, eq, isNull, sql } from "drizzle-orm";
import { accountLimits, type Locale, localeCookie } from "@/domain/account";
import { knownLocale, wantedLocale } from "@/i18n/locale";
import type { PlatformTx } from "../db/platform";
import { organization, user } from "../db/schema";

function wantedOnPage(headers: Headers | undefined): Locale | null {
  const chosen = parseCookies(headers?.get("cookie") ?? "").get(localeCookie);
  return knownLocale(chosen) ?? wantedLocale(headers?.get("accept-language"));
}

/** The language of the page that a request comes from. */
export const localeOfPage = (headers: Headers | undefined): Locale => wantedOnPage(headers) ?? "en";

type Made = { name?: unknown; preferredLocale?: unknown };

/**
 * A new account's name, bounded, and its language: that which the page or the browser is in when none of ours was
 * given; null when nobody chose one.
 */
export const newcomer = ({ name, preferredLocale }: Made, headers: Headers | undefined) => ({
  ...(typeof name === "string" && { name: name.slice(0, accountLimits.name) }),
  preferredLocale: knownLocale(preferredLocale) ?? wantedOnPage(headers),
});

type Joining = { userId: string; organizationId: string };

/** Gives a new member who has chosen no language that of the organization. */
export async function adoptLanguage(tx: PlatformTx, { userId, organizationId }: Joining): Promise<void> {
  const language = tx
    .select({ language: sql`${organization.settings} ->> 'language'` })
    .from(organization)
    .where(eq(organization.id, organizationId));
  await tx
    .update(user)
    .set({ preferredLocale: sql`(${language})` })
    .where(and(eq(user.id, userId), isNull(user.preferredLocale)));
}

import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie } from "@/domain/account";
import { knownTimeZone, timeZoneCookie } from "@/lib/time-zone";
import { currentSession } from "@/trpc/server";
import { knownLocale, negotiateLocale } from "./locale";
import { loadMessages } from "./messages";

/** The person of the request; none when nobody is signed in or the database cannot tell. */
const currentPerson = async () => (await currentSession().catch(() => null))?.user;

/** What pages are rendered with: what the person chose, else what was chosen in the browser, else what it asks for. */
export default getRequestConfig(async () => {
  const person = await currentPerson();
  const kept = await cookies();
  const chosen = knownLocale(person?.preferredLocale) ?? knownLocale(kept.get(localeCookie)?.value);
  const locale = chosen ?? negotiateLocale((await headers()).get("accept-language"));
  const timeZone = person?.timeZone ?? knownTimeZone(kept.get(timeZoneCookie)?.value) ?? "UTC";
  return { locale, timeZone, messages: await loadMessages(locale) };
});

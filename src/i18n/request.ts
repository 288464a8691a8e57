import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { locales } from "@/domain/account";
import { knownTimeZone, timeZoneCookie } from "@/lib/time-zone";
import { currentSession } from "@/trpc/server";
import { negotiateLocale } from "./locale";
import { loadMessages } from "./messages";

/** The person of the request; none when nobody is signed in or the database cannot tell. */
const currentPerson = async () => (await currentSession().catch(() => null))?.user;

/** What pages are rendered with: what the person chose when somebody is signed in, else what the browser asks for. */
export default getRequestConfig(async () => {
  const person = await currentPerson();
  const chosen = locales.find((each) => each === person?.preferredLocale);
  const locale = chosen ?? negotiateLocale((await headers()).get("accept-language"));
  const timeZone = person?.timeZone ?? knownTimeZone((await cookies()).get(timeZoneCookie)?.value) ?? "UTC";
  return { locale, timeZone, messages: await loadMessages(locale) };
});

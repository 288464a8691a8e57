import { magicLink } from "better-auth/plugins";
import { eq } from "drizzle-orm";
import { env } from "@/env";
import { negotiateLocale } from "@/i18n/locale";
import { sameSitePath, withQuery } from "@/lib/paths";
import { database } from "../db/client";
import { user } from "../db/schema";
import { enqueueNow } from "../jobs/boss";

/**
 * Signs in by a link in a mail. The link leads to a page whose button signs in, so that a program that looks at links
 * uses up none. Every address gets a mail, known or not: nothing else tells them apart.
 */
export const signInByLink = () =>
  magicLink({
    storeToken: "hashed",
    expiresIn: 900,
    disableSignUp: true,
    sendMagicLink: async ({ email, token }, ctx) => {
      const next = sameSitePath(ctx?.body?.callbackURL);
      const [person] = await database()
        .db.select({ name: user.name, twoFactorEnabled: user.twoFactorEnabled })
        .from(user)
        .where(eq(user.email, email.toLowerCase()));
      const link = withQuery(`${env.APP_URL}/sign-in/link`, { token, next });
      const language = negotiateLocale(ctx?.headers?.get("accept-language"));
      await enqueueNow("mail", { ...mailFor(email.toLowerCase(), link, person), language });
    },
  });

type Found = { name: string; twoFactorEnabled: boolean } | undefined;

function mailFor(to: string, link: string, person: Found) {
  if (!person) {
    const url = withQuery(`${env.APP_URL}/sign-up`, { email: to });
    return { to, template: "no-account", props: { url } } as const;
  }
  if (person.twoFactorEnabled) {
    const url = withQuery(`${env.APP_URL}/sign-in`, { email: to });
    return { to, template: "second-factor", props: { name: person.name, url } } as const;
  }
  return { to, template: "magic-link", props: { name: person.name, url: link } } as const;
}

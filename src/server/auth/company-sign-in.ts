import { say } from "@/i18n/errors";
import { sameSitePath } from "@/lib/paths";
import type { RequestContext } from "../trpc/context";
import { DomainError, TooManyError } from "../trpc/errors";
import { companyKey, companyTries, countAttempt } from "./attempts";
import { auth } from "./auth";
import { callingOutside } from "./outgoing";
import { stateCookie } from "./saml-arrival";
import { providerOf } from "./single-sign-on";

/**
 * Where a person with this address signs in at their company; the browser keeps the state that it comes back with.
 * Throws NOT_FOUND alike for an unknown domain and for one whose provider does not work (yet), and TOO_MANY_REQUESTS.
 */
export async function startAtCompany(ctx: RequestContext, person: { email: string; next?: string | null }) {
  const seconds = await countAttempt(companyKey(ctx.ipAddress), companyTries);
  if (seconds) throw new TooManyError(seconds);
  const provider = await providerOf(person.email);
  if (!provider) throw new DomainError("NOT_FOUND", say("noSingleSignOn"));
  const { headers, response } = await callingOutside(() =>
    auth().api.signInSSO({
      body: {
        providerId: provider.providerId,
        loginHint: person.email,
        callbackURL: sameSitePath(person.next ?? undefined) ?? "/",
        errorCallbackURL: "/sign-in",
      },
      headers: ctx.headers,
      returnHeaders: true,
    }),
  );
  const state = stateCookie(response.url);
  ctx.setCookies([...headers.getSetCookie(), ...(state ? [state] : [])]);
  return { url: response.url };
}

import { isAPIError } from "better-auth/api";
import { say } from "@/i18n/errors";
import type { RequestContext } from "../trpc/context";
import { DomainError } from "../trpc/errors";
import { auth } from "./auth";

const invalid = () => new DomainError("BAD_REQUEST", say("linkInvalid"), "link_invalid");

const mustUseCompany = () => new DomainError("FORBIDDEN", say("mustUseCompany"));

/**
 * Signs in by the token of a mailed link, which it uses up. Throws BAD_REQUEST for every token that does not work,
 * and FORBIDDEN when the person must come from their company.
 */
export async function signInByToken(ctx: RequestContext, token: string): Promise<void> {
  const { headers } = await auth()
    .api.magicLinkVerify({ query: { token }, headers: ctx.headers, returnHeaders: true })
    .catch((error: unknown) => {
      if (!isAPIError(error)) throw error;
      throw error.body?.code === "sso_required" ? mustUseCompany() : invalid();
    });
  ctx.setCookies(headers.getSetCookie());
}

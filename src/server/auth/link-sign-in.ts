import { isAPIError } from "better-auth/api";
import type { RequestContext } from "../trpc/context";
import { DomainError } from "../trpc/errors";
import { auth } from "./auth";

const invalid = () => new DomainError("BAD_REQUEST", "This link does not work any more", "link_invalid");

/** Signs in by the token of a mailed link, which it uses up. Throws BAD_REQUEST for every token that does not work. */
export async function signInByToken(ctx: RequestContext, token: string): Promise<void> {
  const { headers } = await auth()
    .api.magicLinkVerify({ query: { token }, headers: ctx.headers, returnHeaders: true })
    .catch((error: unknown) => {
      throw isAPIError(error) ? invalid() : error;
    });
  ctx.setCookies(headers.getSetCookie());
}

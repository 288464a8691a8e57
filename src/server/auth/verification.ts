import { isAPIError } from "better-auth/api";
import { TooManyError } from "../trpc/errors";
import { auth } from "./auth";

/** Sends the mail by which a person confirms an address; throws TOO_MANY_REQUESTS when it got many lately. */
export async function sendVerification(email: string): Promise<void> {
  try {
    await auth().api.sendVerificationEmail({ body: { email, callbackURL: "/" } });
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 429) throw new TooManyError(60);
    throw error;
  }
}

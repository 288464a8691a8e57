import { authClient } from "./auth-client";

export type AuthClient = Awaited<ReturnType<typeof authClient>>;
export type AuthFailure = { code?: string; status: number };
export type AuthAnswer<T = unknown> = { data?: T | null; error: AuthFailure | null };

/** What a call to Better Auth answered; a call that got no answer fails with status 0. */
export function answerOf<T>(call: (client: AuthClient) => Promise<AuthAnswer<T>>): Promise<AuthAnswer<T>> {
  return authClient()
    .then(call)
    .catch((): AuthAnswer<T> => ({ data: null, error: { status: 0 } }));
}

/** What went wrong with a call to Better Auth, or null. */
export async function failureOf(
  call: (client: AuthClient) => Promise<AuthAnswer>,
): Promise<AuthFailure | null> {
  return (await answerOf(call)).error;
}

const sentences: Record<string, string | undefined> = {
  sso_required: "Your organization asks you to sign in with your company account.",
  BANNED_USER: "This account is suspended. Ask the people who run this site.",
  EMAIL_MISMATCH: "You are signed in with another address. Sign out first.",
  IMPERSONATED: "Only the person can do this, not somebody who impersonates them.",
  GUEST: "Save your work first.",
  NOT_CONFIRMED: "Confirm that it is you first.",
  INVALID_PASSWORD: "The password is not right.",
  INVALID_CODE: "The code is not right.",
  INVALID_BACKUP_CODE: "The backup code is not right, or it was used before.",
  INVALID_TWO_FACTOR_COOKIE: "This took too long. Sign in again.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes. Sign in again.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes. Wait 15 minutes, or sign in with a passkey.",
};

/** The sentence for a failure that belongs to no field. */
export function explain({ code, status }: AuthFailure): string {
  if (status === 0) return "The server cannot be reached. Check your connection and try again.";
  const known = sentences[code ?? ""];
  if (known) return known;
  if (status === 429) return "Too many attempts. Wait some minutes, then try again.";
  return "That did not work. Try again in a moment.";
}

import { authClient } from "@/trpc/auth-client";

export type AuthClient = Awaited<ReturnType<typeof authClient>>;
export type AuthFailure = { code?: string; status: number };
export type AuthAnswer = { error: AuthFailure | null };

/** What went wrong with a call to Better Auth, or null; a call that got no answer has status 0. */
export async function failureOf(
  call: (client: AuthClient) => Promise<AuthAnswer>,
): Promise<AuthFailure | null> {
  const { error } = await authClient()
    .then(call)
    .catch((): AuthAnswer => ({ error: { status: 0 } }));
  return error;
}

/** The sentence for a failure that belongs to no field. */
export function explain({ code, status }: AuthFailure): string {
  if (status === 0) return "The server cannot be reached. Check your connection and try again.";
  if (status === 429) return "Too many attempts. Wait a minute, then try again.";
  if (code === "BANNED_USER") return "This account is suspended. Ask the people who run this site.";
  if (code === "EMAIL_MISMATCH") return "You are signed in with another address. Sign out first.";
  return "That did not work. Try again in a moment.";
}

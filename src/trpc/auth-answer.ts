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

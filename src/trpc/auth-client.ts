import { loadOnce } from "@/lib/load-once";

/** Mails to an address without an account are in the language of the page that asks. */
const fetchOptions = {
  onRequest: ({ headers }: { headers: Headers }) =>
    headers.set("accept-language", document.documentElement.lang),
};

/**
 * Better Auth in the browser; which of its endpoints are open the server declares. Its code is not part of a page's
 * first load.
 */
export const authClient = loadOnce(async () => {
  const { createAuthClient } = await import("better-auth/react");
  const { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword, $fetch } =
    createAuthClient({ basePath: "/api/auth", fetchOptions });
  return { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword, $fetch };
});

/** Passkeys in the browser, loaded when somebody uses one. */
export const passkeyClient = loadOnce(async () => {
  const { createAuthClient } = await import("better-auth/react");
  const { passkeyClient: plugin } = await import("@better-auth/passkey/client");
  const { signIn, passkey } = createAuthClient({ basePath: "/api/auth", plugins: [plugin()] });
  return { signIn: signIn.passkey, add: passkey.addPasskey };
});

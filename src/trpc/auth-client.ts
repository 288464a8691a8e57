import { loadOnce } from "@/lib/load-once";

/**
 * Better Auth in the browser; which of its endpoints are open the server declares. Its code is not part of a page's
 * first load.
 */
export const authClient = loadOnce(async () => {
  const { createAuthClient } = await import("better-auth/react");
  const { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword, $fetch } =
    createAuthClient({ basePath: "/api/auth" });
  return { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword, $fetch };
});

/** Passkeys in the browser, loaded when somebody uses one. */
export const passkeyClient = loadOnce(async () => {
  const { createAuthClient } = await import("better-auth/react");
  const { passkeyClient: plugin } = await import("@better-auth/passkey/client");
  const { signIn, passkey } = createAuthClient({ basePath: "/api/auth", plugins: [plugin()] });
  return { signIn: signIn.passkey, add: passkey.addPasskey };
});

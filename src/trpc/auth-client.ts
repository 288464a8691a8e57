import { loadOnce } from "@/lib/load-once";

/**
 * Better Auth in the browser: sign-in, sign-up, verification and password reset. Nothing else is open there. Its
 * code is not part of a page's first load.
 */
export const authClient = loadOnce(async () => {
  const { createAuthClient } = await import("better-auth/react");
  const { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword } =
    createAuthClient({ basePath: "/api/auth" });
  return { signIn, signUp, signOut, sendVerificationEmail, requestPasswordReset, resetPassword };
});

"use client";

import { authClient } from "./auth-client";

/** Ends the session and leaves to `to`, so that nothing of it stays in memory. */
export function useSignOut(to = "/sign-in"): () => Promise<void> {
  return async () => {
    const { signOut } = await authClient();
    await signOut();
    window.location.assign(to);
  };
}

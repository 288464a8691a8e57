"use client";

import { authClient } from "./auth-client";

/** Ends the session and leaves to the sign-in page, so that nothing of it stays in memory. */
export function useSignOut(): () => Promise<void> {
  return async () => {
    await authClient.signOut();
    window.location.assign("/sign-in");
  };
}

"use client";

import { useSyncExternalStore } from "react";

const key = "sign-in-method";
const never = () => () => {};
const read = () => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Keeps in this browser how somebody signed in last. */
export function rememberMethod(method: string): void {
  try {
    localStorage.setItem(key, method);
  } catch {
    // Without storage nothing is remembered.
  }
}

/** How somebody signed in last in this browser, or null. */
export const useLastMethod = (): string | null => useSyncExternalStore(never, read, () => null);

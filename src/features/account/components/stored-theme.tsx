"use client";

import type { Theme } from "@/domain/account";
import { useStoredTheme } from "./use-stored-theme";

/** For where a server draws the rest. */
export function StoredTheme({ stored }: { stored: Theme }) {
  useStoredTheme(stored);
  return null;
}

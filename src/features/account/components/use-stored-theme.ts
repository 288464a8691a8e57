"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import type { Theme } from "@/domain/account";

/** Brings the theme that the person chose elsewhere to a browser where they have chosen none. */
export function useStoredTheme(stored: Theme): void {
  const { setTheme } = useTheme();
  useEffect(() => {
    if (stored !== "system" && !localStorage.getItem("theme")) setTheme(stored);
  }, [stored, setTheme]);
}

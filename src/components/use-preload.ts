"use client";

import { useEffect } from "react";
import { whenPresent } from "@/lib/when-present";

/** Loads what a person may soon need, once somebody is there and the browser idle. */
export function usePreload(load: () => Promise<unknown>): void {
  useEffect(() => whenPresent(() => void load().catch(() => {})), [load]);
}

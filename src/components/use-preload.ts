"use client";

import { useEffect } from "react";
import { whenIdle } from "@/lib/when-idle";

/** Loads what a person may soon need, once the browser is idle. */
export function usePreload(load: () => Promise<unknown>): void {
  useEffect(() => whenIdle(() => void load().catch(() => {})), [load]);
}

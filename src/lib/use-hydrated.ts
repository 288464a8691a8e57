"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether what is drawn need no longer be what the server drew: false on the server and in the first pass after it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

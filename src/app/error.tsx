"use client";

import { lazy, Suspense } from "react";

/** Code for what goes wrong is no part of a first load. Should it not come, the whole page fails, which needs none. */
const FailureScreen = lazy(async () => ({
  default: (await import("@/components/failure-screen")).FailureScreen,
}));

export default function ErrorPage(failure: { error: unknown; retry: () => void }) {
  return (
    <Suspense>
      <FailureScreen {...failure} />
    </Suspense>
  );
}

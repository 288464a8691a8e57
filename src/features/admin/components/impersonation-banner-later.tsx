"use client";

import { type ComponentProps, lazy, Suspense } from "react";

const Banner = lazy(() =>
  import("./impersonation-banner").then(({ ImpersonationBanner }) => ({ default: ImpersonationBanner })),
);

/** Its code is fetched by the browsers alone in which somebody impersonates. */
export function ImpersonationBannerLater(props: ComponentProps<typeof Banner>) {
  return (
    <Suspense>
      <Banner {...props} />
    </Suspense>
  );
}

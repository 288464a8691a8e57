"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/lib/when-idle";

const load = () => import("./live-stream").then(({ LiveStream }) => LiveStream);

/** Follows what others change in the organization; its code comes once the browser is idle. */
export function LiveUpdates() {
  const [Stream, setStream] = useState<ComponentType>();
  useEffect(
    () =>
      whenIdle(
        () =>
          void load()
            .then((loaded) => setStream(() => loaded))
            .catch(() => {}),
      ),
    [],
  );
  return Stream ? <Stream /> : null;
}

"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/lib/when-idle";

const load = () => import("./later-parts").then(({ LaterParts }) => LaterParts);

type Props = { drawnAt: string };

/** Parts of the frame whose code comes once the browser is idle. */
export function Later({ drawnAt }: Props) {
  const [Parts, setParts] = useState<ComponentType<Props>>();
  useEffect(() => {
    const start = async () => {
      const loaded = await load();
      setParts(() => loaded);
    };
    return whenIdle(() => void start().catch(() => {}));
  }, []);
  return Parts ? <Parts drawnAt={drawnAt} /> : null;
}

"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Files that are dropped or pasted anywhere in the window; tells while some are dragged over it. */
export function useIncomingFiles(enabled: boolean, onFiles: (files: File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    if (!enabled) return;
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setDragging(true);
    };
    window.addEventListener("dragover", onDrag, { signal });
    window.addEventListener("dragleave", (event) => setDragging(event.relatedTarget !== null), { signal });
    window.addEventListener(
      "drop",
      (event) => {
        setDragging(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        take(files);
      },
      { signal },
    );
    window.addEventListener(
      "paste",
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // Text that a program offers as a picture too is pasted as text.
        if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
        event.preventDefault();
        take(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, [enabled]);
  return dragging && enabled;
}

import { useEffect, useState } from "react";

/** Seconds left until something may be done again; `start` begins a new wait. */
export function useCooldown(seconds: number, running: boolean) {
  const [left, setLeft] = useState(running ? seconds : 0);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const clock = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => clearInterval(clock);
  }, [waiting]);
  return { left, start: () => setLeft(seconds) };
}

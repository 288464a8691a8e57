const latest = 2_000;

/** Runs once the browser has nothing else to do; answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback === "function") {
    const request = window.requestIdleCallback(run, { timeout: latest });
    return () => window.cancelIdleCallback(request);
  }
  const timer = setTimeout(run, 200);
  return () => clearTimeout(timer);
}

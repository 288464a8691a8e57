import { whenIdle } from "./when-idle";

const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel"] as const;

let present = false;

/**
 * Runs once the browser has nothing else to do and somebody is there: has moved the pointer, touched or pressed a key.
 * Until then the page has the processor and the network for itself. Answers how to call it off.
 */
export function whenPresent(run: () => void): () => void {
  if (present) return whenIdle(run);
  let callOff = () => {};
  const leave = () => {
    for (const sign of signs) window.removeEventListener(sign, arrive, { capture: true });
  };
  const arrive = () => {
    present = true;
    leave();
    callOff = whenIdle(run);
  };
  for (const sign of signs) window.addEventListener(sign, arrive, { capture: true, passive: true });
  return () => {
    leave();
    callOff();
  };
}

"use client";

import { useLayoutEffect } from "react";

const fields = 'input, textarea, [contenteditable="true"]';
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const framesForFocus = 20;

/** Does to the focused element what the browser would have done for the key. */
function press({ key, code, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const options = { key, code, shiftKey, bubbles: true, cancelable: true };
  const free = target.dispatchEvent(new KeyboardEvent("keydown", options));
  if (free && key.length === 1) document.execCommand("insertText", false, key);
  if (free && key === "Backspace") document.execCommand("delete");
  if (free && key === "Enter" && target instanceof HTMLInputElement) target.form?.requestSubmit();
  target.dispatchEvent(new KeyboardEvent("keyup", options));
}

async function focusMoved(before: Element | null): Promise<void> {
  for (let frame = 0; frame < framesForFocus; frame++) {
    const now = document.activeElement;
    if (now !== before && now?.matches(fields)) return;
    await nextFrame();
  }
}

async function release(held: KeyboardEvent[], before: Element | null): Promise<void> {
  await focusMoved(before);
  for (let event = held.shift(); event; event = held.shift()) {
    press(event);
    await nextFrame();
  }
}

/**
 * While mounted, in place of something opened that still loads, keeps the keys that are pressed; then presses them
 * on what has the focus by then, so that nothing typed is lost or taken for a shortcut.
 */
export function HeldKeys() {
  useLayoutEffect(() => {
    const held: KeyboardEvent[] = [];
    const before = document.activeElement;
    const hold = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    window.addEventListener("keydown", hold, { capture: true });
    return () => {
      void release(held, before).finally(() =>
        window.removeEventListener("keydown", hold, { capture: true }),
      );
    };
  }, []);
  return null;
}

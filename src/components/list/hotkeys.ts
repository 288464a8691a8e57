import type { Options } from "react-hotkeys-hook";

const floating =
  ':is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]):not([data-closed], [data-closed] *)';

/** Whether a dialog, panel, popover or menu is open, not merely fading out: shortcuts below rest meanwhile. */
export const somethingFloats = (): boolean => document.querySelector(floating) !== null;

/** Options for a key named by what it types ("#", "?", "/"), wherever it lies on the keyboard. */
export const bySymbol = (options: Options = {}): Options => ({
  ...options,
  useKey: true,
  ignoreModifiers: true,
  ignoreEventWhen: (event) =>
    event.ctrlKey || event.metaKey || (options.ignoreEventWhen?.(event) ?? somethingFloats()),
});

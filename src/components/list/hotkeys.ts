import type { Options } from "react-hotkeys-hook";

const floating = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether a dialog, panel, popover or menu is open: shortcuts of the screen below rest meanwhile. */
export const somethingFloats = (): boolean => document.querySelector(floating) !== null;

/** Options for a key named by what it types ("#", "?", "/"), wherever it lies on the keyboard. */
export const bySymbol = (options: Options = {}): Options => ({
  ...options,
  useKey: true,
  ignoreModifiers: true,
  ignoreEventWhen: (event) =>
    event.ctrlKey || event.metaKey || (options.ignoreEventWhen?.(event) ?? somethingFloats()),
});

"use client";

import { onDemand } from "../on-demand";
import { ToastWord } from "./toast-word";
import type { Toast } from "./toaster";

const undoFor = 10_000;

let announce: (toast: Toast) => void = () => {};
const ready = new Promise<Toast>((resolve) => {
  announce = resolve;
});

const LoadedToaster = onDemand(
  () => import("./toaster").then(({ Toaster }) => Toaster),
  () => false,
);

const onceShown = (show: (toast: Toast) => void) => {
  void ready.then(show);
  LoadedToaster.preload().catch(() => {});
};

/** Where toasts appear; those of the first moments wait until it has loaded. */
export function Toaster() {
  return <LoadedToaster onReady={announce} />;
}

let undos: (() => void)[] = [];

/** Says what was done and offers to undo it for 10 s. */
export function toastUndo(message: string, onUndo: () => void): void {
  let dismiss: () => unknown = () => {};
  const forget = () => {
    undos = undos.filter((undo) => undo !== run);
  };
  const run = () => {
    if (!undos.includes(run)) return;
    forget();
    dismiss();
    onUndo();
  };
  undos.push(run);
  onceShown((toast) => {
    const id = toast(message, {
      duration: undoFor,
      action: { label: <ToastWord is="undo" />, onClick: run },
      onDismiss: forget,
      onAutoClose: forget,
    });
    dismiss = () => toast.dismiss(id);
  });
}

/** Undoes what the newest visible toast offers; false when there is nothing to undo. */
export function undoLast(): boolean {
  const last = undos.at(-1);
  last?.();
  return last !== undefined;
}

export function toastError(message: string, onRetry?: () => void): void {
  const action = onRetry && { label: <ToastWord is="retry" />, onClick: onRetry };
  onceShown((toast) => toast.error(message, { duration: 8_000, action }));
}

export function toastSuccess(message: string): void {
  onceShown((toast) => toast.success(message));
}

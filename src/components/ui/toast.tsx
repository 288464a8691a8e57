"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner, toast } from "sonner";

const undoFor = 10_000;

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-center"
      toastOptions={{
        classNames: {
          toast:
            "!bg-popover !font-sans !text-popover-foreground !border !border-border !rounded-lg !shadow-lg !text-[13px]",
          description: "!text-muted-foreground",
          actionButton: "!bg-primary !text-primary-foreground !h-7 !rounded-md !font-medium",
        },
      }}
    />
  );
}

let undos: (() => void)[] = [];

/** Says what was done and offers to undo it for 10 s. */
export function toastUndo(message: string, onUndo: () => void): void {
  const forget = () => {
    undos = undos.filter((undo) => undo !== run);
  };
  const run = () => {
    if (!undos.includes(run)) return;
    forget();
    toast.dismiss(id);
    onUndo();
  };
  undos.push(run);
  const id = toast(message, {
    duration: undoFor,
    action: { label: "Undo", onClick: run },
    onDismiss: forget,
    onAutoClose: forget,
  });
}

/** Undoes what the newest visible toast offers; false when there is nothing to undo. */
export function undoLast(): boolean {
  const last = undos.at(-1);
  last?.();
  return last !== undefined;
}

export function toastError(message: string, onRetry?: () => void): void {
  toast.error(message, { duration: 8_000, action: onRetry && { label: "Retry", onClick: onRetry } });
}

export function toastSuccess(message: string): void {
  toast.success(message);
}

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
            "!bg-popover !text-popover-foreground !border !border-border !rounded-lg !shadow-lg !text-[13px]",
          description: "!text-muted-foreground",
          actionButton: "!bg-primary !text-primary-foreground !h-7 !rounded-md !font-medium",
        },
      }}
    />
  );
}

let pendingUndo: (() => void) | null = null;

/** Says what was done and offers to undo it for 10 s. */
export function toastUndo(message: string, onUndo: () => void): void {
  const run = () => {
    if (pendingUndo !== run) return;
    pendingUndo = null;
    toast.dismiss(id);
    onUndo();
  };
  const forget = () => {
    if (pendingUndo === run) pendingUndo = null;
  };
  pendingUndo = run;
  const id = toast(message, {
    duration: undoFor,
    action: { label: "Undo", onClick: run },
    onDismiss: forget,
    onAutoClose: forget,
  });
}

/** Undoes what the newest visible toast offers; false when there is nothing to undo. */
export function undoLast(): boolean {
  if (!pendingUndo) return false;
  pendingUndo();
  return true;
}

export function toastError(message: string, onRetry?: () => void): void {
  toast.error(message, { duration: 8_000, action: onRetry && { label: "Retry", onClick: onRetry } });
}

export function toastSuccess(message: string): void {
  toast.success(message);
}

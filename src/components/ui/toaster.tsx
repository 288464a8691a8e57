"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";

export type Toast = typeof toast;
type Props = { onReady: (toast: Toast) => void };

/** Answers how to show a toast once there is a place to show it. */
export function Toaster({ onReady }: Props) {
  useEffect(() => onReady(toast), [onReady]);
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

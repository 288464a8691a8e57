import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

export const controlClass =
  "w-full min-w-0 rounded-md border base:border-input base:bg-background base:px-2.5 base:text-body placeholder:text-muted-foreground disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-destructive focus-visible:outline-offset-0";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input data-slot="input" className={cn(controlClass, "h-8 pointer-coarse:h-9", className)} {...props} />
  );
}

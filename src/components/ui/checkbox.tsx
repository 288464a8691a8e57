"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

type Props = Omit<ComponentProps<"button">, "children" | "type" | "role"> & {
  checked: boolean;
  onCheckedChange?: (checked: boolean) => void;
  round?: boolean;
};

/** A button and no more: a long list has two in each row. */
export function Checkbox({ className, round = false, checked, onClick, onCheckedChange, ...props }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input that has the focus would keep the list's keys to itself
    <button
      data-slot="checkbox"
      type="button"
      role="checkbox"
      aria-checked={checked}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) onCheckedChange?.(!checked);
      }}
      className={cn(
        "relative inline-flex size-4 shrink-0 items-center justify-center border border-muted-foreground/60 bg-background text-primary-foreground transition-colors duration-120 after:absolute after:-inset-2 hover:border-primary disabled:opacity-50",
        checked && "border-primary bg-primary",
        round ? "rounded-full" : "rounded-sm",
        className,
      )}
      {...props}
    >
      {checked ? <Check aria-hidden strokeWidth={3} className="size-3" /> : null}
    </button>
  );
}

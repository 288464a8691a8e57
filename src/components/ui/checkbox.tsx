"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

type Props = Omit<ComponentProps<"button">, "children" | "type" | "role"> & {
  checked: boolean;
  onCheckedChange?: (checked: boolean) => void;
  round?: boolean;
  /** Drawn only while it is checked or a pointer is over its group. */
  quiet?: boolean;
};

/** A button and a box, and no more: a long list has two in each row. It is pressed 8 px around the box, too. */
export function Checkbox(props: Props) {
  const { className, round = false, quiet = false, checked, onClick, onCheckedChange, ...rest } = props;
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
        "group/checkbox -m-2 base:inline-flex shrink-0 rounded-lg p-2 focus-visible:-outline-offset-6 disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <span
        className={cn(
          "inline-flex items-center justify-center border",
          round ? "size-4.5 rounded-full" : "size-4 rounded-sm",
          !quiet && "transition-colors duration-120",
          checked
            ? "border-primary bg-primary text-primary-foreground"
            : quiet
              ? "border-transparent group-hover:border-muted-foreground/60 group-hover/checkbox:border-primary"
              : "border-muted-foreground/60 bg-background group-hover/checkbox:border-primary",
        )}
      >
        {checked ? <Check aria-hidden strokeWidth={3} className="size-3" /> : null}
      </span>
    </button>
  );
}

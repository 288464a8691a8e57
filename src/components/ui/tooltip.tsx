"use client";

import { Tooltip as TooltipPrimitive } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export const TooltipProvider = TooltipPrimitive.Provider;

type Props = { content: ReactNode; children: ReactElement; side?: "top" | "bottom" | "left" | "right" };

/** A hint on hover and focus; its trigger is the single child. */
export function Tooltip({ content, children, side = "top" }: Props) {
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger render={children} />
      <TooltipPrimitive.Portal>
        <TooltipPrimitive.Positioner side={side} sideOffset={6} className="z-60">
          <TooltipPrimitive.Popup className="max-w-64 rounded-md bg-foreground px-2 py-1 text-background text-meta shadow-md transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </TooltipPrimitive.Popup>
        </TooltipPrimitive.Positioner>
      </TooltipPrimitive.Portal>
    </TooltipPrimitive.Root>
  );
}

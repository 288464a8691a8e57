"use client";

import { Popover as PopoverPrimitive } from "@base-ui/react/popover";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";
import { popupClass } from "./dropdown-menu";

export const Popover = PopoverPrimitive.Root;
export const PopoverTrigger = PopoverPrimitive.Trigger;
export const PopoverClose = PopoverPrimitive.Close;

type Props = Pick<ComponentProps<typeof PopoverPrimitive.Positioner>, "align" | "side" | "anchor"> &
  Pick<ComponentProps<typeof PopoverPrimitive.Popup>, "finalFocus"> & {
    className?: string;
    "aria-label"?: string;
    children: ReactNode;
  };

export function PopoverContent({
  align = "start",
  side = "bottom",
  anchor,
  className,
  children,
  ...props
}: Props) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Positioner align={align} side={side} anchor={anchor} sideOffset={4} className="z-50">
        <PopoverPrimitive.Popup
          data-slot="popover-content"
          className={cn(popupClass, "base:p-3", className)}
          {...props}
        >
          {children}
        </PopoverPrimitive.Popup>
      </PopoverPrimitive.Positioner>
    </PopoverPrimitive.Portal>
  );
}

"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

export const DropdownMenu = Menu.Root;
export const DropdownMenuTrigger = Menu.Trigger;
export const DropdownMenuGroup = Menu.Group;
export const DropdownMenuRadioGroup = Menu.RadioGroup;

export const popupClass =
  "z-50 base:min-w-44 origin-(--transform-origin) rounded-lg border bg-popover text-popover-foreground shadow-lg outline-none transition-[opacity,scale] duration-120 data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0";
export const itemClass =
  "flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-dense outline-none not-data-[disabled=false]:data-disabled:opacity-50 data-highlighted:bg-accent [&_svg]:size-4 [&_svg]:shrink-0 base:[&_svg]:text-muted-foreground";

type ContentProps = Pick<ComponentProps<typeof Menu.Positioner>, "align" | "side" | "sideOffset"> & {
  className?: string;
  children: ReactNode;
};

export function DropdownMenuContent({
  align = "start",
  side = "bottom",
  sideOffset = 4,
  className,
  children,
}: ContentProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner align={align} side={side} sideOffset={sideOffset} className="z-50 outline-none">
        <Menu.Popup data-slot="dropdown-menu-content" className={cn(popupClass, "p-1", className)}>
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

type ItemProps = ComponentProps<typeof Menu.Item> & {
  variant?: "default" | "destructive";
  shortcut?: ReactNode;
};

export function DropdownMenuItem({
  className,
  variant = "default",
  shortcut,
  children,
  ...props
}: ItemProps) {
  return (
    <Menu.Item
      data-slot="dropdown-menu-item"
      className={cn(
        itemClass,
        variant === "destructive" && "text-destructive-text [&_svg]:text-destructive-text",
        className,
      )}
      {...props}
    >
      {children}
      {shortcut ? <span className="ml-auto pl-4">{shortcut}</span> : null}
    </Menu.Item>
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(itemClass, className)} {...props}>
      {children}
      <Menu.RadioItemIndicator className="ml-auto">
        <Check aria-hidden />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  );
}

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Menu.GroupLabel className="px-2 py-1 text-meta text-muted-foreground">{children}</Menu.GroupLabel>;
}

export function DropdownMenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-border" />;
}

import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

type Props = ComponentProps<"button"> & { collapsed: boolean };

/** A row of the rail that opens a menu. */
export function RailButton({ collapsed, className, ...props }: Props) {
  return (
    <button
      type="button"
      className={cn(
        "flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent",
        collapsed && "justify-center",
        className,
      )}
      {...props}
    />
  );
}

import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn("rounded-sm font-medium text-accent-text underline-offset-4 hover:underline", className)}
      {...props}
    />
  );
}

"use client";

import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { organizationLimits } from "@/domain/organization";

/** An organization's address, after the part that is the same for all. */
export function SlugInput(props: ComponentProps<typeof Input>) {
  return (
    <div className="relative">
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-body text-muted-foreground"
      >
        /o/
      </span>
      <Input
        {...props}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={organizationLimits.slug}
        className="pl-8"
      />
    </div>
  );
}

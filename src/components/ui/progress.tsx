"use client";

import { Progress as ProgressPrimitive } from "@base-ui/react/progress";

type Props = { label: string; value: number; max: number };

/** How far something has come; screen readers are told in percent. */
export function Progress({ label, value, max }: Props) {
  return (
    <ProgressPrimitive.Root value={value} max={Math.max(max, 1)} aria-label={label}>
      <ProgressPrimitive.Track className="h-1 overflow-hidden rounded-full bg-secondary">
        <ProgressPrimitive.Indicator className="h-full rounded-full bg-primary transition-[width] duration-150 ease-out" />
      </ProgressPrimitive.Track>
    </ProgressPrimitive.Root>
  );
}

"use client";

import { Meter as MeterPrimitive } from "@base-ui/react/meter";
import { cn } from "@/lib/utils";

type Props = { label: string; value: number; max: number; detail: string };

const tone = (share: number) => (share >= 1 ? "bg-destructive" : share >= 0.8 ? "bg-warning" : "bg-primary");

/** How much of a limit is used: amber from 80 %, red when it is reached. */
export function Meter({ label, value, max, detail }: Props) {
  const share = max > 0 ? value / max : 0;
  return (
    <MeterPrimitive.Root value={Math.min(value, max)} max={Math.max(max, 1)} getAriaValueText={() => detail}>
      <div className="mb-1.5 flex items-baseline justify-between gap-4 text-dense">
        <MeterPrimitive.Label className="font-medium">{label}</MeterPrimitive.Label>
        <span className="text-muted-foreground tabular-nums">{detail}</span>
      </div>
      <MeterPrimitive.Track className="h-1.5 overflow-hidden rounded-full bg-secondary">
        <MeterPrimitive.Indicator className={cn("h-full rounded-full", tone(share))} />
      </MeterPrimitive.Track>
    </MeterPrimitive.Root>
  );
}

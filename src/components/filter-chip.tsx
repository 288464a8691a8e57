import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/utils";

type Props = {
  icon: ReactNode;
  label: string;
  value: string | null | undefined;
  /** Room for long values. */
  wide?: boolean;
};

/** A filter's trigger: dashed while it is off, with its value while it is on. */
export function FilterChip({ icon, label, value, wide = false, ...trigger }: Props): ReactElement {
  return (
    <Button
      variant="outline"
      {...trigger}
      className={value ? "border-primary/40 bg-primary/8" : "border-dashed"}
    >
      {icon} {label}
      {value ? (
        <span className={cn("truncate text-accent-text", wide ? "max-w-40" : "max-w-28")}>{value}</span>
      ) : null}
    </Button>
  );
}

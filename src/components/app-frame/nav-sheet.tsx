"use client";

import type { ReactNode } from "react";
import { Sheet, SheetContent } from "@/components/ui/sheet";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The navigation on a phone. */
export function NavSheet({ open, onOpenChange, children }: Props) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="left" title="Navigation" className="max-w-72 bg-sidebar">
        {children}
      </SheetContent>
    </Sheet>
  );
}

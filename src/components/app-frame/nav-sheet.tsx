"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Sheet, SheetContent } from "@/components/ui/sheet";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The navigation on a phone. */
export function NavSheet({ open, onOpenChange, children }: Props) {
  const t = useTranslations("app.frame");
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="left" title={t("navigation")} className="max-w-72 bg-sidebar">
        {children}
      </SheetContent>
    </Sheet>
  );
}

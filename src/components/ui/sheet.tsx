"use client";

import { Dialog as DialogPrimitive } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";
import { Button } from "./button";
import { backdropClass } from "./dialog";

export const Sheet = DialogPrimitive.Root;
export const SheetTrigger = DialogPrimitive.Trigger;
export const SheetClose = DialogPrimitive.Close;

const sides = {
  right: "right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full",
  left: "left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
};

type Props = {
  title: string;
  side?: keyof typeof sides;
  className?: string;
  hideTitle?: boolean;
  children: ReactNode;
};

/** A panel from the side: the details of a row, or the navigation on a phone. */
export function SheetContent({ title, side = "right", className, hideTitle = false, children }: Props) {
  const t = useTranslations("common");
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Backdrop className={backdropClass} />
      <DialogPrimitive.Popup
        data-slot="sheet-content"
        className={cn(
          "fixed inset-y-0 z-50 flex w-full base:max-w-md flex-col base:bg-popover text-popover-foreground shadow-2xl transition-transform duration-180 ease-out",
          sides[side],
          className,
        )}
      >
        <div
          className={cn(
            "flex h-12 shrink-0 items-center justify-between border-b px-4",
            hideTitle && "sr-only",
          )}
        >
          <DialogPrimitive.Title className="font-semibold text-body">{title}</DialogPrimitive.Title>
          <DialogPrimitive.Close render={<Button variant="ghost" size="icon-sm" aria-label={t("close")} />}>
            <X aria-hidden />
          </DialogPrimitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </DialogPrimitive.Popup>
    </DialogPrimitive.Portal>
  );
}

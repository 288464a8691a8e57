"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "@/lib/utils";

const never = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys of a shortcut, apart by spaces; ⌘ is Ctrl where the keyboard has no ⌘. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const t = useTranslations("common");
  const apple = useSyncExternalStore(never, onApple, () => false);
  return (
    <span className={cn("inline-flex gap-0.5", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-muted px-1 font-mono text-[11px] text-muted-foreground"
        >
          {key === "⌘" && !apple ? t("ctrl") : key}
        </kbd>
      ))}
    </span>
  );
}

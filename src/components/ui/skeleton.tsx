import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Shown only after 150 ms, so that a fast answer does not flicker. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div aria-hidden className={cn("animate-skeleton base:rounded-md bg-secondary", className)} {...props} />
  );
}

/** Rows with the final geometry of a list. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key, index) => (
        <div key={key} className="flex h-10 items-center gap-3 border-b px-3">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className="h-3" style={{ width: `${[46, 30, 58, 38, 50, 26][index % 6]}%` }} />
          <Skeleton className="ml-auto h-3 w-14" />
        </div>
      ))}
    </div>
  );
}

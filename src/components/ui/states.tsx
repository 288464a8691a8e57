"use client";

import { Copy, Lock, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";

type Props = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** What stands where a list has nothing to show: first use, no match, or no access. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
      <span className="mb-3 inline-flex size-10 items-center justify-center rounded-full bg-secondary text-muted-foreground">
        <Icon aria-hidden className="size-5" />
      </span>
      <h2 className="font-medium text-body">{title}</h2>
      {children ? <p className="mt-1 text-balance text-dense text-muted-foreground">{children}</p> : null}
      {action ? <div className="mt-4 flex gap-2">{action}</div> : null}
    </div>
  );
}

export function ForbiddenState({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <EmptyState icon={Lock} title={t("noAccess")}>
      {children}
    </EmptyState>
  );
}

type ErrorProps = { message: string; requestId?: string | null; onRetry?: () => void };

export function ErrorState({ message, requestId, onRetry }: ErrorProps) {
  const t = useTranslations("common");
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={t("didNotLoad")}
        action={onRetry ? <Button onClick={onRetry}>{t("tryAgain")}</Button> : null}
      >
        {message}
      </EmptyState>
      {requestId ? (
        <p className="-mt-10 flex items-center justify-center gap-1 pb-8 font-mono text-meta text-muted-foreground">
          {requestId}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("copyRequestId")}
            onClick={() => navigator.clipboard.writeText(requestId)}
          >
            <Copy aria-hidden />
          </Button>
        </p>
      ) : null}
    </div>
  );
}

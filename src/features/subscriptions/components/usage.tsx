"use client";

import { useLocale, useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { Skeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { formatBytes } from "@/lib/format-bytes";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

/** What the organization has, against what its plan admits; the seats only where they are paid for. */
export function Usage({ members, seats }: { members: number; seats: number | null }) {
  const t = useTranslations("subscriptions.usage");
  const locale = useLocale();
  const usage = trpc.subscriptions.usage.useQuery();
  if (usage.error) return <ErrorState {...describeError(usage.error)} onRetry={() => usage.refetch()} />;
  if (!usage.data) return <Loading />;
  const { todos, members: people, storage } = usage.data;
  const size = (bytes: number) => formatBytes(bytes, locale);
  return (
    <section aria-labelledby="usage" className="grid gap-4">
      <h2 id="usage" className="font-semibold text-body">
        {t("title")}
      </h2>
      <Meter label={t("todos")} value={todos.used} max={todos.limit} detail={t("of", todos)} />
      <Meter label={t("members")} value={people.used} max={people.limit} detail={t("of", people)} />
      <Meter
        label={t("storage")}
        value={storage.used}
        max={storage.limit}
        detail={t("ofSize", { used: size(storage.used), limit: size(storage.limit) })}
      />
      <p className="-mt-2 text-meta text-muted-foreground">
        {t("trash")}
        {seats === null ? null : <> {t("seats", { seats, members })}</>}
      </p>
    </section>
  );
}

/** As high as what comes, so that the plans below stay where they are. */
function Loading() {
  const t = useTranslations();
  return (
    <section role="status" aria-label={t("common.loading")} className="grid gap-4">
      <h2 className="font-semibold text-body">{t("subscriptions.usage.title")}</h2>
      {["todos", "members", "storage"].map((each) => (
        <div key={each}>
          <div className="mb-1.5 text-dense">
            <Skeleton className="inline-block h-3 w-24" />
          </div>
          <Skeleton className="h-1.5" />
        </div>
      ))}
      <div className="-mt-2 text-meta">
        <Skeleton className="inline-block h-3 w-64" />
      </div>
    </section>
  );
}

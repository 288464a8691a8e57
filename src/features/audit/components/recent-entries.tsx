"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AuditTimeline } from "./audit-timeline";
import { useWideTelling } from "./use-wide-telling";

/** What happened last in one organization, for an operator. */
export function RecentEntries({ organizationId }: { organizationId: string }) {
  const t = useTranslations("audit.everywhere");
  const query = trpc.admin.audit.list.useQuery({ organizationId, limit: 10 }, { staleTime: 0 });
  const entries = query.data?.items ?? [];
  const telling = useWideTelling(entries);
  return (
    <section aria-labelledby="entries" className="border-t pt-6 pb-12">
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-4 md:px-6">
        <div>
          <h2 id="entries" className="font-semibold text-body">
            {t("latest")}
          </h2>
          <p className="text-meta text-muted-foreground">{t("hidden")}</p>
        </div>
        <Link
          href={`/admin/audit?organization=${organizationId}`}
          className={buttonVariants({ variant: "outline", size: "sm" })}
        >
          {t("all")}
        </Link>
      </div>
      {query.error ? (
        <ErrorState {...describeError(query.error)} onRetry={() => query.refetch()} />
      ) : query.isPending ? (
        <ListSkeleton rows={4} />
      ) : entries.length === 0 ? (
        <p className="px-4 pt-3 text-dense text-muted-foreground md:px-6">{t("nothing")}</p>
      ) : (
        <AuditTimeline entries={entries} telling={telling} busy={query.isFetching} />
      )}
    </section>
  );
}

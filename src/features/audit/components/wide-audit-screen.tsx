"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AuditNothing } from "./audit-nothing";
import { AuditTimeline } from "./audit-timeline";
import { EntryPlace, PlaceLink } from "./entry-place";
import { useWideAuditFilters } from "./use-audit-filters";
import { useWideTelling } from "./use-wide-telling";
import { WideFilterBar } from "./wide-filter-bar";

/** What happened in all organizations, for an operator. */
export function WideAuditScreen() {
  const t = useTranslations("audit");
  const filter = useWideAuditFilters();
  const query = trpc.admin.audit.list.useInfiniteQuery(filter.input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const telling = useWideTelling(entries);
  return (
    <>
      <PageHeader title={t("title")} meta={<span className="max-sm:hidden">{t("everywhere.meta")}</span>} />
      <WideFilterBar state={filter} />
      {query.isPending ? (
        <ListSkeleton />
      ) : query.error && entries.length === 0 ? (
        <ErrorState {...describeError(query.error)} onRetry={() => query.refetch()} />
      ) : entries.length === 0 ? (
        <AuditNothing narrowed={filter.narrowed} onClear={() => void filter.clear()} />
      ) : (
        <>
          <AuditTimeline
            entries={entries}
            telling={telling}
            busy={query.isPlaceholderData}
            place={(entry) => <EntryPlace entry={entry} />}
            action={(entry) => <PlaceLink entry={entry} />}
          />
          <LoadMore query={query} />
        </>
      )}
    </>
  );
}

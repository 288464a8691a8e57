"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState, ForbiddenState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditNothing } from "./audit-nothing";
import { AuditTimeline } from "./audit-timeline";
import { ExportButton } from "./export-button";
import { RevertButton } from "./revert-button";
import { useAuditFilters } from "./use-audit-filters";
import { useTelling } from "./use-telling";

export function AuditScreen() {
  const t = useTranslations("audit");
  const { may } = useOrganization();
  if (may("audit:read")) return <AuditLog />;
  return (
    <>
      <PageHeader title={t("title")} />
      <Forbidden />
    </>
  );
}

function Forbidden() {
  const t = useTranslations("audit");
  return <ForbiddenState>{t("forbidden")}</ForbiddenState>;
}

function AuditLog() {
  const t = useTranslations("audit");
  const filter = useAuditFilters();
  const telling = useTelling();
  const query = trpc.auditLog.list.useInfiniteQuery(filter.input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={<span className="max-sm:hidden">{t("meta")}</span>}
        action={<ExportButton input={filter.input} telling={telling} disabled={entries.length === 0} />}
      />
      <AuditFilterBar state={filter} />
      {query.isPending ? (
        <ListSkeleton />
      ) : query.error && entries.length === 0 ? (
        <Failure error={query.error} onRetry={() => query.refetch()} />
      ) : entries.length === 0 ? (
        <AuditNothing narrowed={filter.narrowed} onClear={() => void filter.clear()} />
      ) : (
        <>
          <AuditTimeline
            entries={entries}
            telling={telling}
            busy={query.isPlaceholderData}
            action={(entry) => <RevertButton entry={entry} />}
          />
          <LoadMore query={query} />
        </>
      )}
    </>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const described = describeError(error);
  return described.code === "FORBIDDEN" ? <Forbidden /> : <ErrorState {...described} onRetry={onRetry} />;
}

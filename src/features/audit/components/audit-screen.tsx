"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState, ForbiddenState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditTimeline } from "./audit-timeline";
import { ExportButton } from "./export-button";
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
        <Nothing narrowed={filter.narrowed} onClear={filter.clear} />
      ) : (
        <>
          <AuditTimeline entries={entries} telling={telling} busy={query.isPlaceholderData} />
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

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useTranslations("audit");
  if (!narrowed) {
    return (
      <EmptyState icon={ScrollText} title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t("noMatch.title")}
      action={
        <Button variant="outline" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      }
    >
      {t("noMatch.text")}
    </EmptyState>
  );
}

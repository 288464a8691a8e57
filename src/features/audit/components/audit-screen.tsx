"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
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
import { useNames } from "./use-names";

export function AuditScreen() {
  const { may } = useOrganization();
  if (may("audit:read")) return <AuditLog />;
  return (
    <>
      <PageHeader title="Audit log" />
      <Forbidden />
    </>
  );
}

function Forbidden() {
  return <ForbiddenState>Only owners and admins see the audit log.</ForbiddenState>;
}

function AuditLog() {
  const filter = useAuditFilters();
  const names = useNames();
  const query = trpc.auditLog.list.useInfiniteQuery(filter.input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title="Audit log"
        meta={<span className="max-sm:hidden">Who changed what, and when.</span>}
        action={<ExportButton input={filter.input} names={names} disabled={entries.length === 0} />}
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
          <AuditTimeline entries={entries} names={names} busy={query.isPlaceholderData} />
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
  if (!narrowed) {
    return (
      <EmptyState icon={ScrollText} title="Nothing has happened yet">
        Every change to todos, projects and people, and every sign-in, is written down here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No entry matches"
      action={
        <Button variant="outline" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      Nothing in the log fits all of these filters.
    </EmptyState>
  );
}

"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { Instant } from "./instant";
import { JobStateBadge } from "./job-state";
import type { JobFilters } from "./use-job-filters";

type Job = RouterOutputs["admin"]["jobs"]["list"]["items"][number];
type Props = { filters: JobFilters; onOpen: (id: string) => void };

/** The jobs of a filter, those that failed or are tried again unless it says otherwise. */
export function JobList({ filters, onOpen }: Props) {
  const t = useTranslations("adminJobs.list");
  const jobs = trpc.admin.jobs.list.useInfiniteQuery(filters, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  if (jobs.isPending) return <ListSkeleton rows={4} />;
  if (jobs.error && items.length === 0)
    return <ErrorState {...describeError(jobs.error)} onRetry={() => jobs.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState icon={ListChecks} title={t(filters.state === "failing" ? "noneFailing" : "none")}>
        {t("noneText")}
      </EmptyState>
    );
  return (
    <>
      <JobTable items={items} onOpen={onOpen} />
      <LoadMore query={jobs} />
    </>
  );
}

function JobTable({ items, onOpen }: { items: Job[]; onOpen: Props["onOpen"] }) {
  const t = useTranslations("adminJobs.list");
  return (
    <Table aria-label={t("title")}>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("job")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("when")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("attempts")}</TableHead>
          <TableHead className="hidden lg:table-cell">{t("next")}</TableHead>
          <TableHead className="hidden sm:table-cell md:pr-6">{t("error")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((job) => (
          <JobRow key={job.id} job={job} onOpen={() => onOpen(job.id)} />
        ))}
      </tbody>
    </Table>
  );
}

function JobRow({ job, onOpen }: { job: Job; onOpen: () => void }) {
  const t = useTranslations("adminJobs");
  return (
    <TableRow>
      <TableCell className="md:pl-6">
        <button type="button" onClick={onOpen} className="rounded-sm text-left font-medium hover:underline">
          {t(`queue.${job.queue}`)}
        </button>
        {job.mail ? (
          <p className="break-all text-meta text-muted-foreground">
            {t(`kind.${job.mail.template}`)} · {job.mail.to}
          </p>
        ) : null}
      </TableCell>
      <TableCell>
        <JobStateBadge state={job.state} />
      </TableCell>
      <TableCell className="hidden text-muted-foreground sm:table-cell">
        <Instant at={job.endedAt ?? job.startedAt ?? job.createdAt} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums md:table-cell">
        {t("attempts", { made: job.attempts, most: job.attemptsMost })}
      </TableCell>
      <TableCell className="hidden text-muted-foreground lg:table-cell">
        {job.nextTryAt ? <Instant at={job.nextTryAt} /> : null}
      </TableCell>
      <TableCell className="hidden max-w-0 truncate text-muted-foreground sm:table-cell sm:w-2/5 md:pr-6">
        <span title={job.error ?? undefined}>{job.error}</span>
      </TableCell>
    </TableRow>
  );
}

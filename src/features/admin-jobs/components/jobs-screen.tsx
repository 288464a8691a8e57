"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { jobKeptDays } from "@/domain/job";
import { cn } from "@/lib/utils";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { JobFilterBar } from "./job-filter-bar";
import { JobList } from "./job-list";
import { JobPanel } from "./job-panel";
import { QueueTable } from "./queue-table";
import { useJobFilters } from "./use-job-filters";

export function JobsScreen() {
  const t = useTranslations("adminJobs");
  const [openId, setOpenId] = useQueryState("job", parseAsString);
  const state = useJobFilters();
  const [filters, setFilters] = state;
  const queues = trpc.admin.jobs.queues.useQuery(undefined, { refetchInterval: 10_000 });
  const failing = queues.data?.find(({ queue }) => queue === filters.queue)?.failing ?? 0;
  return (
    <>
      <PageHeader
        title={t("list.title")}
        meta={<span className="max-sm:hidden">{t("jobs.kept", { days: jobKeptDays })}</span>}
      />
      {queues.data ? (
        <QueueTable
          queues={queues.data}
          chosen={filters.queue}
          onChoose={(queue) => setFilters({ queue: queue === filters.queue ? null : queue })}
        />
      ) : queues.error ? (
        <ErrorState {...describeError(queues.error)} onRetry={() => queues.refetch()} />
      ) : (
        <ListSkeleton rows={10} />
      )}
      {/* Nobody sees or hits what moves when the queues are there. */}
      <section aria-labelledby="jobs-listed" className={cn("pt-6 pb-10", queues.isPending && "invisible")}>
        <h2 id="jobs-listed" className="px-4 pb-3 font-semibold text-body md:px-6">
          {t(`filter.${filters.state}`)}
        </h2>
        <JobFilterBar state={state} failing={failing} />
        <JobList filters={filters} onOpen={(id) => void setOpenId(id)} />
      </section>
      <JobPanel id={openId} of="job" onClose={() => void setOpenId(null)} />
    </>
  );
}

"use client";

import { Activity, Layers, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterChip } from "@/components/filter-chip";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Picker } from "@/components/ui/picker";
import type { QueueName } from "@/domain/job";
import { useJobActions } from "./use-job-actions";
import type { useJobFilters } from "./use-job-filters";
import { listedStateOptions, queueOptions } from "./words";

type State = ReturnType<typeof useJobFilters>;
type Props = { state: State; failing: number };

/** Choosing what is chosen already takes the filter off. */
export function JobFilterBar({ state: [filters, setFilters], failing }: Props) {
  const t = useTranslations("adminJobs");
  const queues = queueOptions(t);
  const states = listedStateOptions(t);
  const queue = queues.find(({ value }) => value === filters.queue);
  return (
    <search aria-label={t("list.filters")} className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
      <Picker
        options={queues}
        value={filters.queue ?? ""}
        onChange={(value) =>
          setFilters({
            queue: queues.find((each) => each.value === value && value !== filters.queue)?.value ?? null,
          })
        }
        placeholder={t("list.queuePlaceholder")}
        trigger={
          <FilterChip wide icon={<Layers aria-hidden />} label={t("jobs.queue")} value={queue?.label} />
        }
      />
      <Picker
        options={states}
        value={filters.state}
        onChange={(value) =>
          setFilters({ state: states.find((each) => each.value === value)?.value ?? null })
        }
        placeholder={t("list.statePlaceholder")}
        trigger={
          <FilterChip
            wide
            icon={<Activity aria-hidden />}
            label={t("list.state")}
            value={t(`filter.${filters.state}`)}
          />
        }
      />
      {filters.queue || filters.state !== "failing" ? (
        <Button variant="ghost" onClick={() => setFilters(null)}>
          <X aria-hidden /> {t("list.clear")}
        </Button>
      ) : null}
      {queue && failing > 0 ? <RetryAll queue={queue.value} name={queue.label} count={failing} /> : null}
    </search>
  );
}

function RetryAll({ queue, name, count }: { queue: QueueName; name: string; count: number }) {
  const t = useTranslations("adminJobs.list");
  const [asking, setAsking] = useState(false);
  const { retryAll } = useJobActions();
  return (
    <>
      <Button variant="outline" className="ml-auto" onClick={() => setAsking(true)}>
        <RotateCw aria-hidden /> {t("retryAll")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("retryAllTitle", { count })}
        description={t("retryAllText", { queue: name })}
        action={t("retryAllAction")}
        pending={retryAll.isPending}
        onConfirm={() => retryAll.mutate({ queue }, { onSettled: () => setAsking(false) })}
      />
    </>
  );
}

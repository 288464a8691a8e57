"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { countedJobsMost, type QueueName } from "@/domain/job";
import { cn } from "@/lib/utils";
import type { RouterOutputs } from "@/trpc/react";
import { Instant } from "./instant";
import { scheduleText } from "./words";

type Queue = RouterOutputs["admin"]["jobs"]["queues"][number];
type Props = { queues: Queue[]; chosen: QueueName | null; onChoose: (queue: QueueName) => void };

const right = "text-right tabular-nums";

/** One row a queue; choosing one shows its jobs below. */
export function QueueTable({ queues, chosen, onChoose }: Props) {
  const t = useTranslations("adminJobs.jobs");
  return (
    <Table aria-label={t("queues")}>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("queue")}</TableHead>
          <TableHead className="hidden xl:table-cell">{t("schedule")}</TableHead>
          <TableHead className={right}>{t("waiting")}</TableHead>
          <TableHead className={cn(right, "hidden sm:table-cell")}>{t("running")}</TableHead>
          <TableHead className={right}>{t("failed")}</TableHead>
          <TableHead className={cn(right, "hidden sm:table-cell")}>{t("done")}</TableHead>
          <TableHead className="hidden xl:table-cell">{t("oldest")}</TableHead>
          <TableHead className="hidden md:table-cell md:pr-6">{t("last")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <QueueRow
            key={queue.queue}
            queue={queue}
            chosen={queue.queue === chosen}
            onChoose={() => onChoose(queue.queue)}
          />
        ))}
      </tbody>
    </Table>
  );
}

function QueueRow({ queue, chosen, onChoose }: { queue: Queue; chosen: boolean; onChoose: () => void }) {
  const t = useTranslations("adminJobs");
  const name = t(`queue.${queue.queue}`);
  return (
    <TableRow className={cn(chosen && "bg-accent/50")}>
      <TableCell className="md:pl-6">
        <button
          type="button"
          aria-label={t("jobs.show", { queue: name })}
          onClick={onChoose}
          className="rounded-sm text-left font-medium hover:underline"
        >
          {name}
        </button>
        <p className="text-meta text-muted-foreground">{t(`about.${queue.queue}`)}</p>
        <p className="text-meta text-muted-foreground xl:hidden">{scheduleText(queue.schedule, t)}</p>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground xl:table-cell">
        {scheduleText(queue.schedule, t)}
      </TableCell>
      <Count value={queue.waiting} />
      <Count value={queue.running} className="hidden sm:table-cell" />
      <Count value={queue.failed} alarming />
      <Count value={queue.done} className="hidden sm:table-cell" />
      <TableCell className="hidden text-muted-foreground xl:table-cell">
        {queue.oldestWaitingAt ? <Instant at={queue.oldestWaitingAt} /> : t("jobs.nothing")}
      </TableCell>
      <TableCell className="hidden text-muted-foreground md:table-cell md:pr-6">
        {queue.lastRunAt ? <Instant at={queue.lastRunAt} /> : t("jobs.never")}
      </TableCell>
    </TableRow>
  );
}

type CountProps = { value: number; alarming?: boolean; className?: string };

function Count({ value, alarming = false, className }: CountProps) {
  const format = useFormatter();
  const look = value === 0 ? "text-muted-foreground" : alarming && "font-medium text-destructive-text";
  const more = value >= countedJobsMost ? "+" : "";
  return <TableCell className={cn(right, look, className)}>{format.number(value) + more}</TableCell>;
}

"use client";

import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { RouterOutputs } from "@/trpc/react";
import { Instant } from "./instant";
import { JobStateBadge } from "./job-state";

type Job = RouterOutputs["admin"]["mails"]["list"]["items"][number];
type Props = { items: Job[]; onOpen: (id: string) => void };

export function MailTable({ items, onOpen }: Props) {
  const t = useTranslations("adminJobs.mails");
  return (
    <Table aria-label={t("title")}>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("to")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("kind")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("when")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("attempts")}</TableHead>
          <TableHead className="hidden lg:table-cell md:pr-6">{t("error")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((job) => (
          <MailRow key={job.id} job={job} onOpen={() => onOpen(job.id)} />
        ))}
      </tbody>
    </Table>
  );
}

function MailRow({ job, onOpen }: { job: Job; onOpen: () => void }) {
  const t = useTranslations("adminJobs");
  if (!job.mail) return null;
  const kind = t(`kind.${job.mail.template}`);
  return (
    <TableRow>
      <TableCell className="md:pl-6">
        <button
          type="button"
          onClick={onOpen}
          className="break-all rounded-sm text-left font-medium hover:underline"
        >
          {job.mail.to}
        </button>
        <p className="text-meta text-muted-foreground md:hidden">{kind}</p>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground md:table-cell">{kind}</TableCell>
      <TableCell>
        <JobStateBadge state={job.state} mail />
      </TableCell>
      <TableCell className="hidden text-muted-foreground sm:table-cell">
        <Instant at={job.createdAt} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums md:table-cell">
        {t("attempts", { made: job.attempts, most: job.attemptsMost })}
      </TableCell>
      <TableCell className="hidden max-w-0 truncate text-muted-foreground md:pr-6 lg:table-cell lg:w-1/3">
        <span title={job.error ?? undefined}>{job.error}</span>
      </TableCell>
    </TableRow>
  );
}

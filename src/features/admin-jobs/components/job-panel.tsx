"use client";

import { RotateCw, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { JobStateBadge } from "./job-state";
import { useJobActions } from "./use-job-actions";

type Job = RouterOutputs["admin"]["jobs"]["get"];
type Props = { id: string | null; of: "job" | "mail"; onClose: () => void };

/** One job: how it stands, the whole of its error, and what can be done. */
export function JobPanel({ id, of, onClose }: Props) {
  const t = useTranslations("adminJobs.panel");
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={t(of === "mail" ? "mail" : "job")} className="max-w-lg">
        {id ? <Loaded id={id} of={of} /> : null}
      </SheetContent>
    </Sheet>
  );
}

function Loaded({ id, of }: { id: string; of: Props["of"] }) {
  const t = useTranslations("adminJobs.panel");
  const job = trpc.admin.jobs.get.useQuery({ id }, { refetchInterval: 5_000 });
  if (job.error && !job.data)
    return <ErrorState {...describeError(job.error)} onRetry={() => job.refetch()} />;
  if (!job.data) return <ListSkeleton rows={5} />;
  return (
    <div className="grid grid-cols-1 gap-5 p-4">
      <Facts job={job.data} of={of} />
      <Actions job={job.data} of={of} />
      {job.data.wholeError ? (
        <section aria-labelledby="job-error" className="grid grid-cols-1 gap-1.5">
          <h3 id="job-error" className="text-meta text-muted-foreground">
            {t("error")}
          </h3>
          <pre className="whitespace-pre-wrap break-words rounded-md border bg-secondary/50 p-3 font-mono text-meta">
            {job.data.wholeError}
          </pre>
        </section>
      ) : null}
      <p className="text-meta text-muted-foreground">{t("contents")}</p>
    </div>
  );
}

function Facts({ job, of }: { job: Job; of: Props["of"] }) {
  const t = useTranslations("adminJobs");
  const { fullTime } = useDates();
  const time = (at: string | null) => (at ? fullTime(at) : null);
  const facts: [string, ReactNode][] = [
    [t("panel.state"), <JobStateBadge key="state" state={job.state} mail={of === "mail"} />],
    [t("panel.queue"), of === "job" ? t(`queue.${job.queue}`) : null],
    [t("panel.to"), job.mail?.to],
    [t("panel.kind"), job.mail ? t(`kind.${job.mail.template}`) : null],
    [t("panel.attempts"), t("attempts", { made: job.attempts, most: job.attemptsMost })],
    [t("panel.created"), time(job.createdAt)],
    [t("panel.started"), time(job.startedAt)],
    [t("panel.next"), time(job.nextTryAt)],
    [t("panel.ended"), time(job.endedAt)],
    [
      t("panel.id"),
      <code key="id" className="font-mono text-meta">
        {job.id}
      </code>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-dense">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Actions({ job, of }: { job: Job; of: Props["of"] }) {
  const t = useTranslations("adminJobs.panel");
  const { retry, resend, cancel } = useJobActions();
  const again = of === "mail" ? resend : retry;
  if (job.state === "failed")
    return (
      <div>
        <Button pending={again.isPending} onClick={() => again.mutate({ id: job.id })}>
          <RotateCw aria-hidden /> {t(of === "mail" ? "resend" : "retry")}
        </Button>
      </div>
    );
  if (job.state !== "waiting" && job.state !== "retrying") return null;
  return (
    <div>
      <Button variant="outline" pending={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
        <Undo2 aria-hidden /> {t("cancel")}
      </Button>
    </div>
  );
}

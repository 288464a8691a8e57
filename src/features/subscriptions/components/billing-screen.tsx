"use client";

import { Check, Info } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { formatBytes } from "@/lib/format-bytes";
import { daysBetween } from "@/lib/format-date";
import { cn } from "@/lib/utils";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Current = RouterOutputs["subscriptions"]["current"];
type Plan = RouterOutputs["subscriptions"]["plans"][number];

export function BillingScreen() {
  const t = useTranslations("subscriptions");
  const current = trpc.subscriptions.current.useQuery();
  const plans = trpc.subscriptions.plans.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const error = current.error ?? plans.error;
  return (
    <>
      <PageHeader title={t("title")} />
      {error ? (
        <ErrorState {...describeError(error)} onRetry={() => current.refetch()} />
      ) : current.data && plans.data ? (
        <div className="grid max-w-4xl gap-8 px-4 pb-10 md:px-6">
          <p className="flex items-start gap-2 rounded-lg border bg-sidebar p-3 text-dense">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
            {t("notConnected")}
          </p>
          <CurrentPlan current={current.data} />
          <Usage />
          <Plans plans={plans.data} current={current.data.plan.id} />
        </div>
      ) : (
        <ListSkeleton rows={5} />
      )}
    </>
  );
}

/** The days until the trial ends, in words. */
function TrialDays({ trialEnd }: { trialEnd: string }) {
  const t = useTranslations("subscriptions");
  const { today, dayOf } = useDates();
  const days = Math.max(0, daysBetween(today(), dayOf(trialEnd)));
  return <Badge variant="primary">{t("trial", { days })}</Badge>;
}

function CurrentPlan({ current }: { current: Current }) {
  const t = useTranslations("subscriptions");
  const { plan, status, trialEnd } = current;
  return (
    <section aria-labelledby="plan" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h2 id="plan" className="font-semibold text-base">
        {plan.name}
      </h2>
      {status === "trialing" && trialEnd ? <TrialDays trialEnd={trialEnd} /> : null}
      {status === "past_due" ? <Badge variant="warning">{t("overdue")}</Badge> : null}
      <p className="w-full text-dense text-muted-foreground">{t(`about.${plan.id}`)}</p>
    </section>
  );
}

function Usage() {
  const t = useTranslations("subscriptions.usage");
  const locale = useLocale();
  const usage = trpc.subscriptions.usage.useQuery();
  if (usage.error) return <ErrorState {...describeError(usage.error)} onRetry={() => usage.refetch()} />;
  if (!usage.data) return <ListSkeleton rows={3} />;
  const { todos, members, storage } = usage.data;
  const size = (bytes: number) => formatBytes(bytes, locale);
  return (
    <section aria-labelledby="usage" className="grid gap-4">
      <h2 id="usage" className="font-semibold text-body">
        {t("title")}
      </h2>
      <Meter label={t("todos")} value={todos.used} max={todos.limit} detail={t("of", todos)} />
      <Meter label={t("members")} value={members.used} max={members.limit} detail={t("of", members)} />
      <Meter
        label={t("storage")}
        value={storage.used}
        max={storage.limit}
        detail={t("ofSize", { used: size(storage.used), limit: size(storage.limit) })}
      />
      <p className="-mt-2 text-meta text-muted-foreground">{t("trash")}</p>
    </section>
  );
}

function Plans({ plans, current }: { plans: Plan[]; current: string }) {
  const t = useTranslations("subscriptions.plans");
  return (
    <section aria-labelledby="plans" className="grid gap-3">
      <h2 id="plans" className="font-semibold text-body">
        {t("title")}
      </h2>
      <ul className="grid gap-3 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} current={plan.id === current} />
        ))}
      </ul>
    </section>
  );
}

function PlanCard({ plan, current }: { plan: Plan; current: boolean }) {
  const t = useTranslations("subscriptions");
  const size = formatBytes(plan.limits.storage, useLocale());
  return (
    <li className={cn("grid content-start gap-2 rounded-lg border p-4", current && "border-primary")}>
      <h3 className="flex items-center justify-between font-medium">
        {plan.name} {current ? <Badge variant="primary">{t("plans.yours")}</Badge> : null}
      </h3>
      <p>
        <span className="font-semibold text-title tabular-nums">
          {t("plans.price", { price: plan.monthlyPrice })}
        </span>{" "}
        <span className="text-meta text-muted-foreground">{t("plans.month")}</span>
      </p>
      <p className="text-dense text-muted-foreground">{t(`about.${plan.id}`)}</p>
      <ul className="grid gap-1 text-dense">
        <Included>{t("plans.todos", { count: plan.limits.todos })}</Included>
        <Included>{t("plans.members", { count: plan.limits.members })}</Included>
        <Included>{t("plans.storage", { size })}</Included>
      </ul>
    </li>
  );
}

function Included({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Check aria-hidden className="size-4 text-success" /> {children}
    </li>
  );
}

"use client";

import { differenceInCalendarDays, parseISO } from "date-fns";
import { Check, Info } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { formatBytes } from "@/lib/format-bytes";
import { cn } from "@/lib/utils";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Current = RouterOutputs["subscriptions"]["current"];
type Plan = RouterOutputs["subscriptions"]["plans"][number];

export function BillingScreen() {
  const current = trpc.subscriptions.current.useQuery();
  const plans = trpc.subscriptions.plans.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const error = current.error ?? plans.error;
  return (
    <>
      <PageHeader title="Billing" />
      {error ? (
        <ErrorState {...describeError(error)} onRetry={() => current.refetch()} />
      ) : current.data && plans.data ? (
        <div className="grid max-w-4xl gap-8 px-4 pb-10 md:px-6">
          <p className="flex items-start gap-2 rounded-lg border bg-sidebar p-3 text-dense">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
            Payments are not connected in this installation. Nothing is charged; trials and limits work as
            shown.
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

function trialText(trialEnd: string): string {
  const days = Math.max(0, differenceInCalendarDays(parseISO(trialEnd), new Date()));
  return days === 1 ? "1 trial day left" : `${days} trial days left`;
}

function CurrentPlan({ current }: { current: Current }) {
  const { plan, status, trialEnd } = current;
  return (
    <section aria-labelledby="plan" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h2 id="plan" className="font-semibold text-base">
        {plan.name}
      </h2>
      {status === "trialing" && trialEnd ? <Badge variant="primary">{trialText(trialEnd)}</Badge> : null}
      {status === "past_due" ? <Badge variant="warning">Payment overdue</Badge> : null}
      <p className="w-full text-dense text-muted-foreground">{plan.description}</p>
    </section>
  );
}

function Usage() {
  const usage = trpc.subscriptions.usage.useQuery();
  if (usage.error) return <ErrorState {...describeError(usage.error)} onRetry={() => usage.refetch()} />;
  if (!usage.data) return <ListSkeleton rows={3} />;
  const { todos, members, storage } = usage.data;
  const count = ({ used, limit }: { used: number; limit: number }) =>
    `${used.toLocaleString("en")} of ${limit.toLocaleString("en")}`;
  return (
    <section aria-labelledby="usage" className="grid gap-4">
      <h2 id="usage" className="font-semibold text-body">
        Usage
      </h2>
      <Meter label="Todos" value={todos.used} max={todos.limit} detail={count(todos)} />
      <Meter label="Members" value={members.used} max={members.limit} detail={count(members)} />
      <Meter
        label="Storage"
        value={storage.used}
        max={storage.limit}
        detail={`${formatBytes(storage.used)} of ${formatBytes(storage.limit)}`}
      />
      <p className="-mt-2 text-meta text-muted-foreground">
        Files in the trash take up storage until they are deleted for ever.
      </p>
    </section>
  );
}

function Plans({ plans, current }: { plans: Plan[]; current: string }) {
  return (
    <section aria-labelledby="plans" className="grid gap-3">
      <h2 id="plans" className="font-semibold text-body">
        Plans
      </h2>
      <ul className="grid gap-3 md:grid-cols-3">
        {plans.map((plan) => (
          <li
            key={plan.id}
            className={cn(
              "grid content-start gap-2 rounded-lg border p-4",
              plan.id === current && "border-primary",
            )}
          >
            <h3 className="flex items-center justify-between font-medium">
              {plan.name} {plan.id === current ? <Badge variant="primary">Your plan</Badge> : null}
            </h3>
            <p>
              <span className="font-semibold text-title tabular-nums">€{plan.monthlyPrice}</span>{" "}
              <span className="text-meta text-muted-foreground">a month</span>
            </p>
            <p className="text-dense text-muted-foreground">{plan.description}</p>
            <ul className="grid gap-1 text-dense">
              <Included>{plan.limits.todos.toLocaleString("en")} todos</Included>
              <Included>{plan.limits.members.toLocaleString("en")} members</Included>
              <Included>{formatBytes(plan.limits.storage)} of files</Included>
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Included({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Check aria-hidden className="size-4 text-success" /> {children}
    </li>
  );
}

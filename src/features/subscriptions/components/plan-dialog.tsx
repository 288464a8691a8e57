"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { useMoney } from "./money";
import { type Choice, type Current, type Plan, useBillingChange } from "./use-billing";

type Props = { plans: Plan[]; current: Current; choice: Choice | null; onClose: () => void };

/** What a change costs and what it means, before it is made. */
export function PlanDialog({ plans, current, choice, onClose }: Props) {
  const plan = plans.find(({ id }) => id === choice?.plan);
  return (
    <Dialog open={choice !== null} onOpenChange={(open) => open || onClose()}>
      {choice && plan ? (
        <DialogContent>
          <Change plan={plan} choice={choice} current={current} onClose={onClose} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

type ChangeProps = { plan: Plan; choice: Choice; current: Current; onClose: () => void };

function Change({ plan, choice, current, onClose }: ChangeProps) {
  const t = useTranslations("subscriptions");
  const money = useMoney();
  const { change } = useBillingChange((now) => t("done.changed", { plan: now.plan.name }), onClose);
  const isEnd = choice.plan === "free" && current.mode === "stripe";
  const amount = money(plan.seatPrice[choice.interval] * 100 * current.members);
  const description = isEnd
    ? t("change.atPeriodEnd")
    : t(`change.costs.${choice.interval}`, { amount, count: current.members });
  return (
    <>
      <DialogHeader title={t("change.title", { plan: plan.name })} description={description} />
      {current.mode === "local" ? (
        <p className="text-dense">{t("local.text")}</p>
      ) : choice.plan === "free" ? null : (
        <Preview plan={choice.plan} interval={choice.interval} />
      )}
      <TooMuch plan={plan} />
      <DialogFooter>
        <DialogClose render={<Button variant="outline" />}>{t("change.keep")}</DialogClose>
        <Button pending={change.isPending} onClick={() => change.mutate(choice)}>
          {t("plans.switch", { plan: plan.name })}
        </Button>
      </DialogFooter>
    </>
  );
}

function Preview({ plan, interval }: { plan: "pro" | "business"; interval: Choice["interval"] }) {
  const t = useTranslations("subscriptions.change");
  const money = useMoney();
  const preview = trpc.subscriptions.preview.useQuery({ plan, interval }, { staleTime: 0 });
  if (preview.error)
    return (
      <p role="alert" className="text-dense text-destructive-text">
        {describeError(preview.error).message}
      </p>
    );
  if (!preview.data) return <Skeleton className="h-9" />;
  const { dueNow, prorated } = preview.data;
  return (
    <p className="rounded-md border bg-sidebar p-2 text-dense tabular-nums">
      {dueNow > 0
        ? t("dueNow", { amount: money(dueNow) })
        : prorated < 0
          ? t("credit", { amount: money(-prorated) })
          : t("nothingNow")}
    </p>
  );
}

/** That something will not fit: it stays, but nothing can be added. */
function TooMuch({ plan }: { plan: Plan }) {
  const t = useTranslations("subscriptions.change");
  const { data } = trpc.subscriptions.usage.useQuery();
  if (!data) return null;
  const { todos, members, storage } = plan.limits;
  const fits = data.todos.used <= todos && data.members.used <= members && data.storage.used <= storage;
  if (fits) return null;
  return <p className="text-dense text-warning">{t("tooMuch", { plan: plan.name })}</p>;
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useDates } from "@/components/use-dates";
import { daysBetween } from "@/lib/format-date";
import { useMoney } from "./money";
import { type Current, useBillingChange, usePaymentPages } from "./use-billing";

type Props = { current: Current; manages: boolean };

/** Which plan counts now, what becomes of it, and what can be done about that. */
export function CurrentPlan({ current, manages }: Props) {
  const t = useTranslations("subscriptions");
  return (
    <section aria-labelledby="plan" className="grid gap-3 rounded-lg border p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="plan" className="font-semibold text-base">
          {current.plan.name}
        </h2>
        <State current={current} />
      </div>
      <p className="max-w-prose text-dense text-muted-foreground">
        {t(`about.${current.plan.id}`)} <Outlook current={current} />
      </p>
      {manages ? <Actions current={current} /> : null}
    </section>
  );
}

function State({ current }: { current: Current }) {
  const t = useTranslations("subscriptions");
  const { today, dayOf, format } = useDates();
  const { status, trialEnd, cancelAt, plan } = current;
  if (status === "past_due") return <Badge variant="destructive">{t("state.overdue")}</Badge>;
  if (plan.id === "free") return null;
  if (cancelAt) return <Badge variant="warning">{t("state.ends", { date: format(cancelAt, "day") })}</Badge>;
  if (status !== "trialing" || !trialEnd) return null;
  const days = Math.max(0, daysBetween(today(), dayOf(trialEnd)));
  return <Badge variant="primary">{t("state.trial", { days })}</Badge>;
}

/** What comes next, in a sentence. */
function Outlook({ current }: { current: Current }) {
  const t = useTranslations("subscriptions.outlook");
  const { format } = useDates();
  const money = useMoney();
  const { plan, status, trialEnd, graceEnd, cancelAt, periodEnd, interval, seats, isPaying } = current;
  const day = (instant: string) => format(instant, "date");
  if (status === "past_due" && graceEnd)
    return plan.id === "free" ? t("overdueOver") : t("overdue", { date: day(graceEnd), plan: plan.name });
  if (plan.id === "free") return current.chosen === "free" ? null : t("over");
  if (cancelAt) return t("ends", { date: day(cancelAt) });
  if (isPaying && interval && periodEnd) {
    const count = seats ?? 1;
    const amount = money(plan.seatPrice[interval] * 100 * count);
    const date = day(status === "trialing" && trialEnd ? trialEnd : periodEnd);
    return t(status === "trialing" ? "trialPaid" : "renews", { date, amount, count });
  }
  if (status === "trialing" && trialEnd) return t("trial", { date: day(trialEnd) });
  return null;
}

function Actions({ current }: { current: Current }) {
  const t = useTranslations("subscriptions");
  const { portal } = usePaymentPages();
  const { resume } = useBillingChange((now) => t("done.resumed", { plan: now.plan.name }));
  const isTaken = current.isPaying || (current.mode === "local" && current.status === "active");
  const isLocalOver = current.mode === "local" && current.plan.id === "free";
  if (!isTaken || isLocalOver) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {current.status === "past_due" ? (
        <Button pending={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
          {t("updatePayment")}
        </Button>
      ) : null}
      {current.cancelAt ? (
        <Button variant="outline" pending={resume.isPending} onClick={() => resume.mutate()}>
          {t("resume")}
        </Button>
      ) : (
        <Cancel current={current} />
      )}
    </div>
  );
}

function Cancel({ current }: { current: Current }) {
  const t = useTranslations("subscriptions");
  const [open, setOpen] = useState(false);
  const { format } = useDates();
  const { cancel } = useBillingChange(
    (now) => t("done.cancelled", { date: now.cancelAt ? format(now.cancelAt, "date") : "" }),
    () => setOpen(false),
  );
  const date = current.periodEnd ? format(current.periodEnd, "date") : "";
  return (
    <>
      <Button variant="outline" onClick={() => setOpen(true)}>
        {t("cancel.open")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("cancel.title", { plan: current.plan.name })}
        description={t("cancel.text", { date })}
        action={t("cancel.action")}
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate()}
      />
    </>
  );
}

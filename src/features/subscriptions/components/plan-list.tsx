"use client";

import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tabs, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { type BillingInterval, billingIntervals } from "@/domain/plans";
import { formatBytes } from "@/lib/format-bytes";
import { cn } from "@/lib/utils";
import { useMoney } from "./money";
import { PlanDialog } from "./plan-dialog";
import { type Choice, type Current, type Plan, stepTo, usePaymentPages } from "./use-billing";

type Props = { plans: Plan[]; current: Current; manages: boolean };

export function PlanList({ plans, current, manages }: Props) {
  const t = useTranslations("subscriptions.plans");
  const [picked, setPicked] = useState<BillingInterval | null>(null);
  const interval = picked ?? current.interval ?? "month";
  const [chosen, setChosen] = useState<Choice | null>(null);
  return (
    <section aria-labelledby="plans" className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <h2 id="plans" className="font-semibold text-body">
          {t("title")}
        </h2>
        <Tabs value={interval} onValueChange={setPicked}>
          <TabsList aria-label={t("interval")}>
            {billingIntervals.map((each) => (
              <TabsTrigger key={each} value={each}>
                {t(`every.${each}`)}
              </TabsTrigger>
            ))}
          </TabsList>
        </Tabs>
      </div>
      <ul className="grid gap-3 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} interval={interval} current={current}>
            {manages ? (
              <Choose
                choice={{ plan: plan.id, interval }}
                plan={plan}
                current={current}
                onChange={setChosen}
              />
            ) : null}
          </PlanCard>
        ))}
      </ul>
      <PlanDialog plans={plans} current={current} choice={chosen} onClose={() => setChosen(null)} />
    </section>
  );
}

type CardProps = { plan: Plan; interval: BillingInterval; current: Current; children: ReactNode };

function PlanCard({ plan, interval, current, children }: CardProps) {
  const t = useTranslations("subscriptions");
  const money = useMoney();
  const size = formatBytes(plan.limits.storage, useLocale());
  const isCurrent = plan.id === current.plan.id;
  return (
    <li className={cn("flex flex-col gap-2 rounded-lg border p-4", isCurrent && "border-primary")}>
      <h3 className="flex items-center justify-between font-medium">
        {plan.name} {isCurrent ? <Badge variant="primary">{t("plans.yours")}</Badge> : null}
      </h3>
      <p>
        <span className="font-semibold text-title tabular-nums">{money(plan.seatPrice[interval] * 100)}</span>{" "}
        <span className="text-meta text-muted-foreground">{t(`plans.each.${interval}`)}</span>
      </p>
      <p className="text-dense text-muted-foreground">{t(`about.${plan.id}`)}</p>
      <ul className="mb-2 grid gap-1 text-dense">
        <Included>{t("plans.todos", { count: plan.limits.todos })}</Included>
        <Included>{t("plans.members", { count: plan.limits.members })}</Included>
        <Included>{t("plans.storage", { size })}</Included>
        {plan.singleSignOn ? <Included>{t("plans.singleSignOn")}</Included> : null}
      </ul>
      {children}
    </li>
  );
}

function Included({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Check aria-hidden className="size-4 shrink-0 text-success" /> {children}
    </li>
  );
}

type ChooseProps = { choice: Choice; plan: Plan; current: Current; onChange: (choice: Choice) => void };

function Choose({ choice, plan, current, onChange }: ChooseProps) {
  const t = useTranslations("subscriptions.plans");
  const { checkout } = usePaymentPages();
  const step = stepTo(choice, current);
  if (step === "none") return null;
  const { interval } = choice;
  const stays = current.status === "trialing" && current.plan.id === plan.id && !current.isPaying;
  const begin = () =>
    step === "checkout" && choice.plan !== "free"
      ? checkout.mutate({ plan: choice.plan, interval })
      : onChange(choice);
  return (
    <Button
      variant={step === "drop" ? "outline" : "default"}
      className="mt-auto"
      pending={checkout.isPending || checkout.isSuccess}
      onClick={begin}
    >
      {t(step === "checkout" ? "subscribe" : stays ? "stay" : "switch", { plan: plan.name })}
    </Button>
  );
}

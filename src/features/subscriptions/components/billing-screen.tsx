"use client";

import { ExternalLink, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { AfterCheckout } from "./after-checkout";
import { CurrentPlan } from "./current-plan";
import { Invoices } from "./invoices";
import { PlanList } from "./plan-list";
import { Usage } from "./usage";
import { type Current, usePaymentPages } from "./use-billing";

export function BillingScreen() {
  const t = useTranslations("subscriptions");
  const { may } = useOrganization();
  const current = trpc.subscriptions.current.useQuery();
  const plans = trpc.subscriptions.plans.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const error = current.error ?? plans.error;
  const manages = may("billing:manage");
  const retry = () => void Promise.all([current.refetch(), plans.refetch()]);
  return (
    <>
      <PageHeader
        title={t("title")}
        action={manages && current.data?.hasPaymentPage ? <PaymentPage /> : null}
      />
      {error ? (
        <ErrorState {...describeError(error)} onRetry={retry} />
      ) : current.data && plans.data ? (
        <div className="grid max-w-4xl gap-8 px-4 pb-12 md:px-6">
          {manages ? <AfterCheckout /> : null}
          <Note current={current.data} manages={manages} />
          <CurrentPlan current={current.data} manages={manages} />
          <Usage members={current.data.members} seats={current.data.isPaying ? current.data.seats : null} />
          <PlanList plans={plans.data} current={current.data} manages={manages} />
          {manages && current.data.hasPaymentPage ? <Invoices /> : null}
        </div>
      ) : (
        <ListSkeleton rows={5} />
      )}
    </>
  );
}

function PaymentPage() {
  const t = useTranslations("subscriptions");
  const { portal } = usePaymentPages();
  return (
    <Button variant="outline" pending={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
      {t("paymentPage")} <ExternalLink aria-hidden />
    </Button>
  );
}

/** That nothing is charged here, or who may change what is. */
function Note({ current, manages }: { current: Current; manages: boolean }) {
  const t = useTranslations("subscriptions");
  if (current.mode === "stripe" && manages) return null;
  return (
    <div className="flex items-start gap-2 rounded-lg border bg-sidebar p-3 text-dense">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
      <div className="grid gap-1">
        {current.mode === "local" ? (
          <p>
            <strong className="font-semibold">{t("local.title")}</strong> {t("local.text")}
          </p>
        ) : null}
        {manages ? null : <p>{t("ownersOnly")}</p>}
      </div>
    </div>
  );
}

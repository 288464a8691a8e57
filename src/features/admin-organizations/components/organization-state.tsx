"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { useDates } from "@/components/use-dates";
import type { RouterOutputs } from "@/trpc/react";

export type Listed = RouterOutputs["admin"]["organizations"]["list"]["items"][number];
type State = Pick<
  Listed,
  "deletedAt" | "purgedAt" | "status" | "trialEnd" | "graceEnd" | "cancelAt" | "plan"
>;

/** What an operator should know of an organization first; nothing when all is as usual. */
export function OrganizationState({
  of: { purgedAt, status, trialEnd, graceEnd, cancelAt, plan },
}: {
  of: State;
}) {
  const t = useTranslations("adminOrganizations.badge");
  const { format } = useDates();
  if (purgedAt) return <Badge variant="destructive">{t("trash", { date: format(purgedAt, "date") })}</Badge>;
  if (status === "past_due")
    return (
      <Badge variant="warning">
        {graceEnd ? t("overdue", { date: format(graceEnd, "date") }) : t("overdueNow")}
      </Badge>
    );
  if (status === "trialing" && trialEnd) {
    const isOver = plan === "free";
    return (
      <Badge variant={isOver ? "outline" : "primary"}>
        {isOver ? t("trialOver") : t("trial", { date: format(trialEnd, "date") })}
      </Badge>
    );
  }
  if (cancelAt && plan !== "free")
    return <Badge variant="warning">{t("ends", { date: format(cancelAt, "date") })}</Badge>;
  return null;
}

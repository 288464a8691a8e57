"use client";

import { toastError, toastSuccess } from "@/components/ui/toast";
import type { PlanId } from "@/domain/plans";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type Current = RouterOutputs["subscriptions"]["current"];
export type Plan = RouterOutputs["subscriptions"]["plans"][number];

const onError = (error: unknown) => toastError(describeError(error).message);

/** What changes the plan here; `done` says so. */
export function useBillingChange(done: (current: Current) => string, onDone: () => void = () => {}) {
  const utils = trpc.useUtils();
  const settle = {
    onError,
    onSuccess: (current: Current) => {
      utils.subscriptions.current.setData(undefined, current);
      void utils.subscriptions.invalidate();
      void utils.organizations.invalidate();
      toastSuccess(done(current));
      onDone();
    },
  };
  return {
    change: trpc.subscriptions.change.useMutation(settle),
    cancel: trpc.subscriptions.cancel.useMutation(settle),
    resume: trpc.subscriptions.resume.useMutation(settle),
  };
}

const leave = ({ url }: { url: string | null }) => {
  if (url) window.location.assign(url);
};

/** The pages of the payment service; the browser goes there. */
export function usePaymentPages() {
  return {
    checkout: trpc.subscriptions.checkout.useMutation({ onError, onSuccess: leave }),
    portal: trpc.subscriptions.portal.useMutation({ onError, onSuccess: leave }),
  };
}

export type Interval = NonNullable<Current["interval"]>;
export type Choice = { plan: PlanId; interval: Interval };

/** What choosing a plan does: nothing, since it is theirs; end what they have; pay first; change what they have. */
export function stepTo(
  { plan, interval }: Choice,
  current: Current,
): "none" | "drop" | "checkout" | "change" {
  const isFree = plan === "free";
  if (isFree && current.plan.id === "free" && !current.isPaying) return "none";
  if (isFree) return current.mode === "local" || (current.isPaying && !current.cancelAt) ? "drop" : "none";
  const isBought = current.mode === "local" ? current.status === "active" : current.isPaying;
  const isTheirs = isBought && current.chosen === plan && current.interval === interval;
  if (isTheirs) return "none";
  return current.mode === "stripe" && !current.isPaying ? "checkout" : "change";
}

"use client";

import { useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { toastSuccess } from "@/components/ui/toast";
import { trpc } from "@/trpc/react";

/** Who comes back from the payment service may be here before its word is: it is asked once. */
export function AfterCheckout() {
  const t = useTranslations("subscriptions");
  const [checkout, setCheckout] = useQueryState("checkout");
  const utils = trpc.useUtils();
  const { mutate } = trpc.subscriptions.refresh.useMutation({
    onSuccess: (current) => {
      utils.subscriptions.current.setData(undefined, current);
      void utils.subscriptions.invalidate();
      void utils.organizations.invalidate();
      if (current.isPaying) toastSuccess(t("done.subscribed", { plan: current.plan.name }));
    },
    onSettled: () => void setCheckout(null),
  });
  const asked = useRef(false);
  useEffect(() => {
    if (checkout !== "done" || asked.current) return;
    asked.current = true;
    mutate();
  }, [checkout, mutate]);
  return null;
}

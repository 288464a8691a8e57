"use client";

import { useTranslations } from "next-intl";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

/** What an operator does to jobs: says what was done and shows how they stand now, or says why it was not done. */
export function useJobActions() {
  const t = useTranslations("adminJobs");
  const utils = trpc.useUtils();
  const outcome = (done: string) => ({
    onSuccess: () => {
      toastSuccess(done);
      return Promise.all([utils.admin.jobs.invalidate(), utils.admin.mails.invalidate()]);
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  });
  return {
    retry: trpc.admin.jobs.retry.useMutation(outcome(t("panel.retried"))),
    resend: trpc.admin.mails.resend.useMutation(outcome(t("panel.resent"))),
    cancel: trpc.admin.jobs.cancel.useMutation(outcome(t("panel.cancelled"))),
    retryAll: trpc.admin.jobs.retryAll.useMutation(outcome(t("list.retryAllDone"))),
  };
}

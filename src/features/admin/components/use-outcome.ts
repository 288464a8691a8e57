"use client";

import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

/** Says what was done and shows the account as it is now; or says why it was not done. */
export function useOutcome(done: string, onDone?: () => void) {
  const utils = trpc.useUtils();
  return {
    onSuccess: () => {
      onDone?.();
      toastSuccess(done);
      return utils.admin.invalidate();
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  };
}

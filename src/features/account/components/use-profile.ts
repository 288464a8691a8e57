"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type Profile = RouterOutputs["account"]["profile"];

/** Changes the profile at once on the screen, and back again when the server refuses. */
export function useProfileUpdate() {
  const t = useTranslations("account.name");
  const utils = trpc.useUtils();
  const router = useRouter();
  return trpc.account.update.useMutation({
    onMutate: async (changes) => {
      await utils.account.profile.cancel();
      const before = utils.account.profile.getData();
      if (before) utils.account.profile.setData(undefined, { ...before, ...changes });
      return { before };
    },
    onError: (error, _, kept) => {
      utils.account.profile.setData(undefined, kept?.before);
      toastError(describeError(error).message);
    },
    onSuccess: (profile) => {
      utils.account.profile.setData(undefined, profile);
      toastSuccess(t("saved"));
      router.refresh();
    },
  });
}

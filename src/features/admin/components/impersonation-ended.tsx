"use client";

import { useTranslations } from "next-intl";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

/** Where an impersonation leaves to that ended by itself. */
export function ImpersonationEnded({ ownSession }: { ownSession: boolean }) {
  const t = useTranslations("admin.ended");
  const leave = trpc.admin.impersonation.leave.useMutation({
    onSuccess: ({ resumed }) =>
      window.location.assign(resumed ? "/admin/users" : "/sign-in?next=/admin/users"),
    onError: (error) => toastError(describeError(error).message),
  });
  return (
    <AuthFrame focusTitle title={t("title")} description={<p>{t(ownSession ? "ownGoesOn" : "ownEnded")}</p>}>
      <Button className="h-10" pending={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        {t(ownSession ? "back" : "signIn")}
      </Button>
    </AuthFrame>
  );
}

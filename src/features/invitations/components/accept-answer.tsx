"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AcceptFrame, type Invitation } from "./accept-frame";

/** The invited person, signed in: yes or no. */
export function AcceptAnswer({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("invitations.accept");
  const { id, email } = invitation;
  const router = useRouter();
  const utils = trpc.useUtils();
  const refresh = () => utils.invitations.preview.invalidate({ id });
  const accept = trpc.invitations.accept.useMutation({
    onSuccess: ({ slug }) => router.push(`/o/${slug}`),
    onError: refresh,
  });
  const reject = trpc.invitations.reject.useMutation({ onSuccess: refresh, onError: refresh });
  const accepting = accept.isPending || accept.isSuccess;
  const rejecting = reject.isPending || reject.isSuccess;
  const failed = accept.error ?? reject.error;
  const failure = failed && describeError(failed);
  return (
    <AcceptFrame
      invitation={invitation}
      footer={
        <p className="truncate" title={email}>
          {t("signedInAs", { email })}
        </p>
      }
    >
      <FormError
        message={failure?.reason === "plan_limit" ? t("full") : failure?.message}
        requestId={failure?.requestId}
      />
      <Button size="lg" pending={accepting} disabled={rejecting} onClick={() => accept.mutate({ id })}>
        {t("action")}
      </Button>
      <Button
        size="lg"
        variant="ghost"
        pending={rejecting}
        disabled={accepting}
        onClick={() => reject.mutate({ id })}
      >
        {t("decline")}
      </Button>
    </AcceptFrame>
  );
}

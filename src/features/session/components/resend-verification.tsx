"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { withQuery } from "@/lib/paths";
import { failureOf } from "@/trpc/auth-answer";
import { useExplain } from "@/trpc/use-explain";
import { useCooldown } from "./use-cooldown";

const pause = 30;

type Props = { email: string; next: string; justSent?: boolean };

/** Sends the confirmation mail again, at most every half minute. */
export function ResendVerification({ email, next, justSent = false }: Props) {
  const t = useTranslations("session.mail");
  const explain = useExplain();
  const { left, start } = useCooldown(pause, justSent);
  const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
  const [failure, setFailure] = useState<string>();

  async function resend() {
    setState("sending");
    setFailure(undefined);
    const callbackURL = withQuery("/verify-email", { next });
    const failed = await failureOf((client) => client.sendVerificationEmail({ email, callbackURL }));
    setState(failed ? "idle" : "sent");
    if (failed) setFailure(explain(failed));
    else start();
  }

  return (
    <>
      <FormError message={failure} />
      <Button variant="outline" size="lg" pending={state === "sending"} disabled={left > 0} onClick={resend}>
        {left > 0 ? <span className="tabular-nums">{t("againIn", { seconds: left })}</span> : t("again")}
      </Button>
      <p role="status" className="text-dense text-muted-foreground empty:hidden">
        {state === "sent" ? t("sentAgain") : null}
      </p>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import type { AuthClient } from "@/trpc/auth-answer";
import { EmailForm } from "./email-form";
import { InboxLink } from "./inbox-link";
import { strong } from "./strong";
import { TextLink } from "./text-link";

const requestReset = (client: AuthClient, email: string) =>
  client.requestPasswordReset({ email, redirectTo: "/reset-password" });

export function ForgotPassword({ email }: { email?: string }) {
  const t = useTranslations("session");
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo) return <ResetMailSent email={sentTo} onBack={() => setSentTo(null)} />;
  return (
    <AuthFrame
      title={t("forgot.title")}
      description={t("forgot.text")}
      footer={<TextLink href={withQuery("/sign-in", { email })}>{t("actions.back")}</TextLink>}
    >
      <EmailForm submitLabel={t("actions.sendLink")} email={email} send={requestReset} onSent={setSentTo} />
    </AuthFrame>
  );
}

function ResetMailSent({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useTranslations("session");
  return (
    <AuthFrame
      focusTitle
      title={t("mail.check")}
      description={<p>{t.rich("forgot.sent", { email, strong })}</p>}
      footer={
        <div className="flex flex-wrap items-center gap-x-4">
          <Button variant="link" className="h-8 px-0" onClick={onBack}>
            {t("actions.otherAddress")}
          </Button>
          <TextLink href={withQuery("/sign-in", { email })}>{t("actions.back")}</TextLink>
        </div>
      }
    >
      <InboxLink email={email} />
    </AuthFrame>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { EmailForm } from "./email-form";
import { InboxLink } from "./inbox-link";
import { strong } from "./strong";

type Props = { next: string | null; email?: string; onBack: () => void };

/** Asks where to send a link that signs in. */
export function LinkByMail({ next, email, onBack }: Props) {
  const t = useTranslations("session");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const footer = (
    <Button variant="link" className="h-8 px-0" onClick={onBack}>
      {t("actions.back")}
    </Button>
  );
  if (sentTo) {
    return (
      <AuthFrame
        focusTitle
        title={t("mail.check")}
        description={<p>{t.rich("link.sent", { email: sentTo, strong })}</p>}
        footer={footer}
      >
        <InboxLink email={sentTo} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t("link.title")} description={t("link.text")} footer={footer}>
      <EmailForm
        submitLabel={t("actions.sendLink")}
        email={email}
        send={(client, address) =>
          client.$fetch("/sign-in/magic-link", {
            method: "POST",
            body: { email: address, callbackURL: next ?? "/" },
          })
        }
        onSent={setSentTo}
      />
    </AuthFrame>
  );
}

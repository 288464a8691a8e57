"use client";

import { useTranslations } from "next-intl";
import { withQuery } from "@/lib/paths";
import { EmailForm } from "./email-form";

type Props = { next: string; onSent: (email: string) => void };

export function VerifyEmailForm({ next, onSent }: Props) {
  const t = useTranslations("session.verify");
  const callbackURL = withQuery("/verify-email", { next });
  return (
    <EmailForm
      submitLabel={t("send")}
      send={(client, email) => client.sendVerificationEmail({ email, callbackURL })}
      onSent={onSent}
    />
  );
}

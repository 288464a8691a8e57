"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { trialDays } from "@/domain/plans";
import { withQuery } from "@/lib/paths";
import { CheckMail } from "./check-mail";
import { SignUpForm } from "./sign-up-form";
import { TextLink } from "./text-link";

type Props = { next: string | null; email?: string };

export function SignUp({ next, email }: Props) {
  const t = useTranslations("session");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const signIn = withQuery("/sign-in", { next, email: sentTo ?? email });
  if (sentTo) {
    return (
      <CheckMail
        title={t("mail.check")}
        email={sentTo}
        next={next ?? "/onboarding"}
        onBack={() => setSentTo(null)}
        backLabel={t("actions.otherAddress")}
      >
        {t.rich("signUp.noMail", { link: (text) => <TextLink href={signIn}>{text}</TextLink> })}
      </CheckMail>
    );
  }
  return (
    <AuthFrame
      title={t("signUp.title")}
      description={next ? undefined : t("signUp.text", { days: trialDays })}
      footer={
        <p>{t.rich("signUp.haveAccount", { link: (text) => <TextLink href={signIn}>{text}</TextLink> })}</p>
      }
    >
      <SignUpForm next={next} email={email} onSent={setSentTo} />
    </AuthFrame>
  );
}

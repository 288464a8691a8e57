"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import { CheckMail } from "./check-mail";
import { TextLink } from "./text-link";
import { VerifyEmailForm } from "./verify-email-form";

/** The link worked, but not in a browser that is signed in. */
export function EmailConfirmed({ next }: { next: string }) {
  const t = useTranslations("session");
  return (
    <AuthFrame title={t("verify.confirmed")} description={t("verify.ready")}>
      <Link href={withQuery("/sign-in", { next })} className={buttonVariants({ size: "lg" })}>
        {t("actions.signIn")}
      </Link>
    </AuthFrame>
  );
}

type Props = { expired: boolean; signedInAs: string | null; next: string | null };

/** The link did not work: a new one, or on as whoever is signed in. */
export function EmailNotConfirmed({ expired, signedInAs, next }: Props) {
  const t = useTranslations("session");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const target = next ?? "/onboarding";
  const title = t(expired ? "verify.expired" : "mail.badLink");
  if (signedInAs) {
    return (
      <AuthFrame title={title} description={t("verify.signedInAs", { email: signedInAs })}>
        <Link href="/" className={buttonVariants({ size: "lg" })}>
          {t("verify.goToWork")}
        </Link>
      </AuthFrame>
    );
  }
  if (sentTo) {
    return (
      <CheckMail
        title={t("mail.check")}
        email={sentTo}
        next={target}
        onBack={() => setSentTo(null)}
        backLabel={t("actions.otherAddress")}
      >
        {t("verify.noMail")}
      </CheckMail>
    );
  }
  return (
    <AuthFrame
      title={title}
      description={t("verify.text")}
      footer={
        <p>
          {t.rich("verify.already", {
            link: (text) => <TextLink href={withQuery("/sign-in", { next })}>{text}</TextLink>,
          })}
        </p>
      }
    >
      <VerifyEmailForm next={target} onSent={setSentTo} />
    </AuthFrame>
  );
}

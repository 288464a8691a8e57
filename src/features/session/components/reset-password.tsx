"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import { ResetPasswordForm } from "./reset-password-form";
import { TextLink } from "./text-link";

type Progress = "open" | "changed" | "expired";

/** `token` is null when the link that led here was refused. */
export function ResetPassword({ token }: { token: string | null }) {
  const t = useTranslations("session");
  const [progress, setProgress] = useState<Progress>("open");
  if (!token || progress === "expired") return <LinkExpired focusTitle={progress === "expired"} />;
  if (progress === "changed") {
    return (
      <AuthFrame focusTitle title={t("reset.done")} description={t("reset.doneText")}>
        <Link href="/sign-in" className={buttonVariants({ size: "lg" })}>
          {t("actions.signIn")}
        </Link>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={t("reset.title")}
      description={t("reset.text")}
      footer={<TextLink href="/sign-in">{t("actions.back")}</TextLink>}
    >
      <ResetPasswordForm
        token={token}
        onChanged={() => setProgress("changed")}
        onExpired={() => setProgress("expired")}
      />
    </AuthFrame>
  );
}

function LinkExpired({ focusTitle }: { focusTitle: boolean }) {
  const t = useTranslations("session");
  return (
    <AuthFrame
      focusTitle={focusTitle}
      title={t("mail.badLink")}
      description={t("reset.expired")}
      footer={<TextLink href="/sign-in">{t("actions.back")}</TextLink>}
    >
      <Link href="/forgot-password" className={buttonVariants({ size: "lg" })}>
        {t("reset.newLink")}
      </Link>
    </AuthFrame>
  );
}

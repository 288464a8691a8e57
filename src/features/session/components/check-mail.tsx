"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { InboxLink } from "./inbox-link";
import { ResendVerification } from "./resend-verification";
import { strong } from "./strong";

type Props = {
  title: string;
  email: string;
  /** Where the link of the mail leads in the end. */
  next: string;
  onBack: () => void;
  backLabel: string;
  children?: ReactNode;
};

/** A confirmation mail was sent just now. */
export function CheckMail({ title, email, next, onBack, backLabel, children }: Props) {
  const t = useTranslations("session.mail");
  return (
    <AuthFrame
      focusTitle
      title={title}
      description={<p>{t.rich("sent", { email, strong })}</p>}
      footer={
        <>
          {children ? <p>{children}</p> : null}
          <Button variant="link" className="mt-1 h-8 px-0" onClick={onBack}>
            {backLabel}
          </Button>
        </>
      }
    >
      <InboxLink email={email} />
      <ResendVerification email={email} next={next} justSent />
    </AuthFrame>
  );
}

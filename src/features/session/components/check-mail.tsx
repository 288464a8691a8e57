"use client";

import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { InboxLink } from "./inbox-link";
import { ResendVerification } from "./resend-verification";

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
  return (
    <AuthFrame
      focusTitle
      title={title}
      description={
        <p>
          We sent a link to <strong className="font-medium text-foreground">{email}</strong>. Open it within
          an hour to confirm the address.
        </p>
      }
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

"use client";

import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { EmailForm } from "./email-form";
import { InboxLink } from "./inbox-link";

type Props = { next: string | null; email?: string; onBack: () => void };

/** Asks where to send a link that signs in. */
export function LinkByMail({ next, email, onBack }: Props) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const footer = (
    <Button variant="link" className="h-8 px-0" onClick={onBack}>
      Back to sign in
    </Button>
  );
  if (sentTo) {
    return (
      <AuthFrame
        focusTitle
        title="Check your mail"
        description={
          <p>
            If <strong className="font-medium text-foreground">{sentTo}</strong> has an account, a link that
            signs in is on its way. It works once, for 15 minutes.
          </p>
        }
        footer={footer}
      >
        <InboxLink email={sentTo} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Sign in with a link"
      description="We send it to your address. No password needed."
      footer={footer}
    >
      <EmailForm
        submitLabel="Send the link"
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

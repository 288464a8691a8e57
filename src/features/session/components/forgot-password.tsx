"use client";

import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import type { AuthClient } from "@/trpc/auth-answer";
import { EmailForm } from "./email-form";
import { InboxLink } from "./inbox-link";
import { TextLink } from "./text-link";

const requestReset = (client: AuthClient, email: string) =>
  client.requestPasswordReset({ email, redirectTo: "/reset-password" });

export function ForgotPassword({ email }: { email?: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo) return <ResetMailSent email={sentTo} onBack={() => setSentTo(null)} />;
  return (
    <AuthFrame
      title="Forgot your password?"
      description="We send you a link to choose a new one."
      footer={<TextLink href={withQuery("/sign-in", { email })}>Back to sign in</TextLink>}
    >
      <EmailForm submitLabel="Send the link" email={email} send={requestReset} onSent={setSentTo} />
    </AuthFrame>
  );
}

function ResetMailSent({ email, onBack }: { email: string; onBack: () => void }) {
  return (
    <AuthFrame
      focusTitle
      title="Check your mail"
      description={
        <p>
          If <strong className="font-medium text-foreground">{email}</strong> has an account, a link to choose
          a new password is on its way. It works once, for one hour.
        </p>
      }
      footer={
        <div className="flex flex-wrap items-center gap-x-4">
          <Button variant="link" className="h-8 px-0" onClick={onBack}>
            Use another address
          </Button>
          <TextLink href={withQuery("/sign-in", { email })}>Back to sign in</TextLink>
        </div>
      }
    >
      <InboxLink email={email} />
    </AuthFrame>
  );
}

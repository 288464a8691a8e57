"use client";

import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { trialDays } from "@/domain/plans";
import { withQuery } from "@/lib/paths";
import { CheckMail } from "./check-mail";
import { SignUpForm } from "./sign-up-form";
import { TextLink } from "./text-link";

type Props = { next: string | null; email?: string };

export function SignUp({ next, email }: Props) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const signIn = withQuery("/sign-in", { next, email: sentTo ?? email });
  if (sentTo) {
    return (
      <CheckMail
        title="Check your mail"
        email={sentTo}
        next={next ?? "/onboarding"}
        onBack={() => setSentTo(null)}
        backLabel="Use another address"
      >
        No mail comes if this address already has an account: <TextLink href={signIn}>sign in</TextLink>.
      </CheckMail>
    );
  }
  return (
    <AuthFrame
      title="Create your account"
      description={
        next ? undefined : `Then you name your organization. It starts with ${trialDays} days of Pro, free.`
      }
      footer={
        <p>
          Already have an account? <TextLink href={signIn}>Sign in</TextLink>
        </p>
      }
    >
      <SignUpForm next={next} email={email} onSent={setSentTo} />
    </AuthFrame>
  );
}

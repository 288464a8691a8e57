"use client";

import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { withQuery } from "@/lib/paths";
import { CheckMail } from "./check-mail";
import { SignInForm } from "./sign-in-form";
import { TextLink } from "./text-link";

type Props = { next: string | null; email?: string };

export function SignIn({ next, email }: Props) {
  const [unconfirmed, setUnconfirmed] = useState<string | null>(null);
  if (unconfirmed) {
    return (
      <CheckMail
        title="Confirm your address first"
        email={unconfirmed}
        next={next ?? "/"}
        onBack={() => setUnconfirmed(null)}
        backLabel="Back to sign in"
      />
    );
  }
  return (
    <AuthFrame
      title="Sign in to Tenantry"
      footer={
        <p>
          New here? <TextLink href={withQuery("/sign-up", { next, email })}>Create an account</TextLink>
        </p>
      }
    >
      <SignInForm next={next} email={email} onUnconfirmed={setUnconfirmed} />
    </AuthFrame>
  );
}

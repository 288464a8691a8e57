"use client";

import Link from "next/link";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import { CheckMail } from "./check-mail";
import { TextLink } from "./text-link";
import { VerifyEmailForm } from "./verify-email-form";

/** The link worked, but not in a browser that is signed in. */
export function EmailConfirmed({ next }: { next: string }) {
  return (
    <AuthFrame title="Address confirmed" description="Your account is ready. Sign in to go on.">
      <Link href={withQuery("/sign-in", { next })} className={buttonVariants({ size: "lg" })}>
        Sign in
      </Link>
    </AuthFrame>
  );
}

type Props = { expired: boolean; signedInAs: string | null; next: string | null };

/** The link did not work: a new one, or on as whoever is signed in. */
export function EmailNotConfirmed({ expired, signedInAs, next }: Props) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const target = next ?? "/onboarding";
  const title = expired ? "This link has expired" : "This link does not work";
  if (signedInAs) {
    return (
      <AuthFrame
        title={title}
        description={`You are signed in as ${signedInAs}, an address that is confirmed already.`}
      >
        <Link href="/" className={buttonVariants({ size: "lg" })}>
          Go to your work
        </Link>
      </AuthFrame>
    );
  }
  if (sentTo) {
    return (
      <CheckMail
        title="Check your mail"
        email={sentTo}
        next={target}
        onBack={() => setSentTo(null)}
        backLabel="Use another address"
      >
        No mail comes if there is no account with this address, or if it is confirmed already.
      </CheckMail>
    );
  }
  return (
    <AuthFrame
      title={title}
      description="Links to confirm an address work for one hour. Get a new one."
      footer={
        <p>
          Confirmed already? <TextLink href={withQuery("/sign-in", { next })}>Sign in</TextLink>
        </p>
      }
    >
      <VerifyEmailForm next={target} onSent={setSentTo} />
    </AuthFrame>
  );
}

"use client";

import { withQuery } from "@/lib/paths";
import { EmailForm } from "./email-form";

type Props = { next: string; onSent: (email: string) => void };

export function VerifyEmailForm({ next, onSent }: Props) {
  const callbackURL = withQuery("/verify-email", { next });
  return (
    <EmailForm
      submitLabel="Send a new link"
      send={(client, email) => client.sendVerificationEmail({ email, callbackURL })}
      onSent={onSent}
    />
  );
}

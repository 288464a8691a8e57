"use client";

import { useQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { authClient } from "@/trpc/auth-client";
import { authMessage } from "./auth-messages";

type Props = { email: string; next: string };

export function CheckYourMail({ email, next }: Props) {
  const [state, setState] = useState<{ pending: boolean; message: string }>({ pending: false, message: "" });
  const resend = async () => {
    setState({ pending: true, message: "" });
    const result = await authClient.sendVerificationEmail({ email, callbackURL: next }).catch(() => null);
    const message =
      result && !result.error ? "A new link is on its way." : authMessage(result?.error ?? null);
    setState({ pending: false, message });
  };
  return (
    <div className="grid gap-4">
      <p className="flex items-start gap-2 rounded-lg border bg-card p-3 text-dense">
        <MailCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
        <span>
          We sent a link to <strong className="font-medium">{email}</strong>. Open it to confirm your address
          and go on.
        </span>
      </p>
      <Button variant="outline" pending={state.pending} onClick={resend}>
        Send it again
      </Button>
      <p role="status" className="min-h-5 text-dense text-muted-foreground">
        {state.message}
      </p>
      <InboxLink />
    </div>
  );
}

/** Shown only where mails are kept on this machine instead of being sent. */
export function InboxLink() {
  const inbox = useQuery({
    queryKey: ["inbox", "available"],
    queryFn: async () => (await fetch("/api/inbox")).ok,
    retry: false,
  });
  if (!inbox.data) return null;
  return (
    <Link href="/inbox" className="text-accent-text text-dense underline-offset-4 hover:underline">
      Open the local inbox
    </Link>
  );
}

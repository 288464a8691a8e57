"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import { useSignOut } from "@/trpc/use-sign-out";
import { AcceptFrame, type Invitation } from "./accept-frame";

type Props = { invitation: Invitation };

const comeBack = ({ id, email }: Invitation) => ({ next: `/invite/${id}`, email });

export function AcceptSignedOut({ invitation }: Props) {
  return (
    <AcceptFrame
      invitation={invitation}
      footer="You answer the invitation once you are signed in with this address."
    >
      <Link href={withQuery("/sign-up", comeBack(invitation))} className={buttonVariants({ size: "lg" })}>
        Create account
      </Link>
      <Link
        href={withQuery("/sign-in", comeBack(invitation))}
        className={buttonVariants({ size: "lg", variant: "outline" })}
      >
        Sign in
      </Link>
    </AcceptFrame>
  );
}

export function AcceptOtherAccount({ invitation, email }: Props & { email: string }) {
  return (
    <AcceptFrame
      invitation={invitation}
      footer={
        <Link href="/" className="font-medium text-accent-text underline-offset-4 hover:underline">
          Stay signed in and go to your work
        </Link>
      }
    >
      <p className="break-words text-dense">
        You are signed in as <strong className="font-medium">{email}</strong>, but the invitation is for{" "}
        <strong className="font-medium">{invitation.email}</strong>.
      </p>
      <SwitchAccount invitation={invitation} label="Switch account" />
    </AcceptFrame>
  );
}

/** Signing in again sends a new link to confirm the address. */
export function AcceptUnconfirmed({ invitation }: Props) {
  return (
    <AcceptFrame invitation={invitation}>
      <p className="break-words text-dense">
        Confirm <strong className="font-medium">{invitation.email}</strong> first: sign in again, and we send
        a new link to it.
      </p>
      <SwitchAccount invitation={invitation} label="Sign in again" />
    </AcceptFrame>
  );
}

function SwitchAccount({ invitation, label }: Props & { label: string }) {
  const [leaving, setLeaving] = useState(false);
  const signOut = useSignOut(withQuery("/sign-in", comeBack(invitation)));
  const leave = () => {
    setLeaving(true);
    signOut().catch(() => setLeaving(false));
  };
  return (
    <Button size="lg" pending={leaving} onClick={leave}>
      {label}
    </Button>
  );
}

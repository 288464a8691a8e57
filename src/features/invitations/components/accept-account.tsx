"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";
import { useSignOut } from "@/trpc/use-sign-out";
import { AcceptFrame, type Invitation } from "./accept-frame";

type Props = { invitation: Invitation };

const comeBack = ({ id, email }: Invitation) => ({ next: `/invite/${id}`, email });

const strong = (text: ReactNode) => <strong className="font-medium">{text}</strong>;

export function AcceptSignedOut({ invitation }: Props) {
  const t = useTranslations("invitations.account");
  return (
    <AcceptFrame invitation={invitation} footer={t("signInFirst")}>
      <Link href={withQuery("/sign-up", comeBack(invitation))} className={buttonVariants({ size: "lg" })}>
        {t("create")}
      </Link>
      <Link
        href={withQuery("/sign-in", comeBack(invitation))}
        className={buttonVariants({ size: "lg", variant: "outline" })}
      >
        {t("signIn")}
      </Link>
    </AcceptFrame>
  );
}

export function AcceptOtherAccount({ invitation, email }: Props & { email: string }) {
  const t = useTranslations("invitations.account");
  return (
    <AcceptFrame
      invitation={invitation}
      footer={
        <Link href="/" className="font-medium text-accent-text underline-offset-4 hover:underline">
          {t("stay")}
        </Link>
      }
    >
      <p className="break-words text-dense">
        {t.rich("other", { strong, email, invited: invitation.email })}
      </p>
      <SwitchAccount invitation={invitation} label={t("switch")} />
    </AcceptFrame>
  );
}

/** Signing in again sends a new link to confirm the address. */
export function AcceptUnconfirmed({ invitation }: Props) {
  const t = useTranslations("invitations.account");
  return (
    <AcceptFrame invitation={invitation}>
      <p className="break-words text-dense">{t.rich("confirm", { strong, email: invitation.email })}</p>
      <SwitchAccount invitation={invitation} label={t("signInAgain")} />
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

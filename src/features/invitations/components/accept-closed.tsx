"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import type { Invitation } from "./accept-frame";

const answers = ["accepted", "rejected", "canceled"] as const;

type Target = { href: string; label: string };

export function AcceptUnknown() {
  const t = useTranslations("invitations.closed");
  return (
    <AuthFrame title={t("unknownTitle")} description={t("unknownText")}>
      <TargetLink target={{ href: "/", label: t("goToWork") }} />
    </AuthFrame>
  );
}

type Props = { invitation: Invitation; addressed: boolean; signedIn: boolean };

/** An invitation that can no longer be answered, and where to go instead. */
export function AcceptClosed({ invitation, addressed, signedIn }: Props) {
  const t = useTranslations("invitations.closed");
  const { status, organizationName, organizationSlug, inviterName } = invitation;
  const state = answers.find((each) => each === status) ?? "expired";
  const values = {
    organization: organizationName,
    known: inviterName ? "yes" : "no",
    inviter: inviterName ?? "",
  };
  const target = (): Target => {
    if (!signedIn) return { href: "/sign-in", label: t("signIn") };
    if (state !== "accepted" || !addressed) return { href: "/", label: t("goToWork") };
    return { href: `/o/${organizationSlug}`, label: t("open", values) };
  };
  return (
    <AuthFrame focusTitle title={t(`${state}Title`)} description={t(`${state}Text`, values)}>
      <TargetLink target={target()} />
    </AuthFrame>
  );
}

function TargetLink({ target: { href, label } }: { target: Target }) {
  return (
    <Link href={href} className={buttonVariants({ size: "lg" })}>
      <span className="truncate">{label}</span>
    </Link>
  );
}

"use client";

import Link from "next/link";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import type { Invitation } from "./accept-frame";

type Target = { href: string; label: string };

const start: Target = { href: "/", label: "Go to your work" };

export function AcceptUnknown() {
  return (
    <AuthFrame
      title="There is no such invitation"
      description="The link may be incomplete, or the organization is gone. Ask the person who invited you for a new one."
    >
      <TargetLink target={start} />
    </AuthFrame>
  );
}

type Props = { invitation: Invitation; addressed: boolean; signedIn: boolean };

/** An invitation that can no longer be answered, and where to go instead. */
export function AcceptClosed({ invitation, addressed, signedIn }: Props) {
  const { title, description } = explain(invitation);
  return (
    <AuthFrame focusTitle title={title} description={description}>
      <TargetLink target={targetOf(invitation, addressed, signedIn)} />
    </AuthFrame>
  );
}

function targetOf(
  { status, organizationName, organizationSlug }: Invitation,
  addressed: boolean,
  signedIn: boolean,
) {
  if (!signedIn) return { href: "/sign-in", label: "Sign in" };
  if (status !== "accepted" || !addressed) return start;
  return { href: `/o/${organizationSlug}`, label: `Open ${organizationName}` };
}

function explain({ status, organizationName, inviterName }: Invitation): {
  title: string;
  description: string;
} {
  const asking = `Ask ${inviterName ?? "the person who invited you"} for a new one.`;
  switch (status) {
    case "accepted":
      return {
        title: "This invitation was accepted",
        description: `It led to ${organizationName} and works once.`,
      };
    case "rejected":
      return {
        title: "Invitation declined",
        description: `You are not a member of ${organizationName}. If that was a mistake: ${asking.toLowerCase()}`,
      };
    case "canceled":
      return {
        title: "This invitation was withdrawn",
        description: `It was for ${organizationName}. ${asking}`,
      };
    default:
      return {
        title: "This invitation has expired",
        description: `It was for ${organizationName}. ${asking}`,
      };
  }
}

function TargetLink({ target: { href, label } }: { target: Target }) {
  return (
    <Link href={href} className={buttonVariants({ size: "lg" })}>
      <span className="truncate">{label}</span>
    </Link>
  );
}

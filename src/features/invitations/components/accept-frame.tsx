"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Avatar } from "@/components/ui/avatar";
import { useDates } from "@/components/use-dates";
import type { RouterOutputs } from "@/trpc/react";

export type Invitation = RouterOutputs["invitations"]["preview"];

type Props = { invitation: Invitation; footer?: ReactNode; children: ReactNode };

/** An open invitation: who invites to what, and below it what the visitor can do. */
export function AcceptFrame({ invitation, footer, children }: Props) {
  const t = useTranslations("invitations.accept");
  const { organizationName, inviterName } = invitation;
  return (
    <AuthFrame
      title={t("title", { organization: organizationName })}
      description={inviterName ? t("invitesYou", { inviter: inviterName }) : t("youAreInvited")}
      footer={footer}
    >
      <InvitationFacts invitation={invitation} />
      {invitation.message ? (
        <figure className="grid gap-1 text-dense">
          <figcaption className="text-muted-foreground">
            {inviterName ? t("writes", { inviter: inviterName }) : t("message")}
          </figcaption>
          <blockquote className="whitespace-pre-wrap break-words border-l-2 pl-3">
            {invitation.message}
          </blockquote>
        </figure>
      ) : null}
      {children}
    </AuthFrame>
  );
}

function InvitationFacts({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("invitations");
  const { fullTime, timeAgo } = useDates();
  const { organizationName, organizationSlug, role, teamName, email, expiresAt } = invitation;
  return (
    <dl className="divide-y rounded-lg border text-dense">
      <Fact label={t("fact.organization")}>
        <span className="flex items-center gap-2">
          <Avatar name={organizationName} seed={organizationSlug} size="xs" square />
          <span className="min-w-0 truncate" title={organizationName}>
            {organizationName}
          </span>
        </span>
      </Fact>
      <Fact label={t("fact.role")}>{t(`roleMeans.${role}`)}</Fact>
      {teamName ? (
        <Fact label={t("fact.team")}>
          <span className="block truncate" title={teamName}>
            {teamName}
          </span>
        </Fact>
      ) : null}
      <Fact label={t("fact.for")}>
        <span className="block truncate" title={email}>
          {email}
        </span>
      </Fact>
      <Fact label={t("fact.expires")}>
        <span title={fullTime(expiresAt)}>{timeAgo(expiresAt)}</span>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 px-3 py-2">
      <dt className="w-24 shrink-0 text-muted-foreground">{label}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}

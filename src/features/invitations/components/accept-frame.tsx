"use client";

import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Avatar } from "@/components/ui/avatar";
import type { MemberRole } from "@/domain/roles";
import { fullTime, timeAgo } from "@/lib/dates";
import type { RouterOutputs } from "@/trpc/react";

export type Invitation = RouterOutputs["invitations"]["preview"];

const roles: Record<MemberRole, string> = {
  owner: "Owner: everything, billing and deletion included",
  admin: "Admin: people, settings and everything members do",
  member: "Member: creates, edits and completes todos",
  viewer: "Viewer: reads everything, changes nothing",
};

type Props = { invitation: Invitation; footer?: ReactNode; children: ReactNode };

/** An open invitation: who invites to what, and below it what the visitor can do. */
export function AcceptFrame({ invitation, footer, children }: Props) {
  const { organizationName, inviterName } = invitation;
  return (
    <AuthFrame
      title={`Join ${organizationName}`}
      description={inviterName ? `${inviterName} invites you.` : "You are invited."}
      footer={footer}
    >
      <InvitationFacts invitation={invitation} />
      {invitation.message ? (
        <figure className="grid gap-1 text-dense">
          <figcaption className="text-muted-foreground">
            {inviterName ? `${inviterName} writes` : "A message for you"}
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
  const { organizationName, organizationSlug, role, teamName, email, expiresAt } = invitation;
  return (
    <dl className="divide-y rounded-lg border text-dense">
      <Fact label="Organization">
        <span className="flex items-center gap-2">
          <Avatar name={organizationName} seed={organizationSlug} size="xs" square />
          <span className="min-w-0 truncate" title={organizationName}>
            {organizationName}
          </span>
        </span>
      </Fact>
      <Fact label="Role">{roles[role]}</Fact>
      {teamName ? (
        <Fact label="Team">
          <span className="block truncate" title={teamName}>
            {teamName}
          </span>
        </Fact>
      ) : null}
      <Fact label="For">
        <span className="block truncate" title={email}>
          {email}
        </span>
      </Fact>
      <Fact label="Expires">
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

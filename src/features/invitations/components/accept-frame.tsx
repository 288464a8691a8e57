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
      {children}
    </AuthFrame>
  );
}

function InvitationFacts({ invitation }: { invitation: Invitation }) {
  const { organizationName, organizationSlug, role, email, expiresAt } = invitation;
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

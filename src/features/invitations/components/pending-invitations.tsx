"use client";

import { Ban, CircleCheck, Clock, type LucideIcon, Mail } from "lucide-react";
import { ErrorState } from "@/components/ui/states";
import { answeredDays, type ShownInvitationStatus } from "@/domain/invitation";
import { fullTime, timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { type Invitation, InvitationMenu } from "./invitation-menu";

const isOpen = ({ status }: Invitation) => status === "pending" || status === "expired";

/** Invitations that wait for an answer, and behind a summary those that were answered lately. */
export function PendingInvitations() {
  const { may } = useOrganization();
  const allowed = may("invitations:read");
  const invitations = trpc.invitations.list.useQuery(undefined, { enabled: allowed });
  if (!allowed) return null;
  if (invitations.error)
    return <ErrorState {...describeError(invitations.error)} onRetry={() => invitations.refetch()} />;
  const open = invitations.data?.filter(isOpen) ?? [];
  const answered = invitations.data?.filter((each) => !isOpen(each)) ?? [];
  return (
    <>
      {open.length > 0 ? (
        <section aria-labelledby="pending">
          <h2 id="pending" className="border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6">
            Pending invitations <span className="font-normal text-muted-foreground">{open.length}</span>
          </h2>
          <Rows invitations={open} />
        </section>
      ) : null}
      {answered.length > 0 ? (
        <details>
          <summary className="cursor-pointer border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6">
            Answered in the last {answeredDays} days{" "}
            <span className="font-normal text-muted-foreground">{answered.length}</span>
          </summary>
          <Rows invitations={answered} />
        </details>
      ) : null}
    </>
  );
}

function Rows({ invitations }: { invitations: Invitation[] }) {
  return (
    <ul>
      {invitations.map((invitation) => (
        <Row key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

const icons: Record<ShownInvitationStatus, LucideIcon> = {
  pending: Mail,
  expired: Clock,
  accepted: CircleCheck,
  rejected: Ban,
};

function state({ status, expiresAt, updatedAt }: Invitation): { text: string; at: string } {
  switch (status) {
    case "pending":
      return { text: `expires ${timeAgo(expiresAt)}`, at: expiresAt };
    case "expired":
      return { text: `expired ${timeAgo(expiresAt)}`, at: expiresAt };
    case "accepted":
      return { text: `accepted ${timeAgo(updatedAt)}`, at: updatedAt };
    case "rejected":
      return { text: `declined ${timeAgo(updatedAt)}`, at: updatedAt };
  }
}

function Row({ invitation }: { invitation: Invitation }) {
  const { may } = useOrganization();
  const { email, role, teamName, inviterName, status } = invitation;
  const Icon = icons[status];
  const { text, at } = state(invitation);
  return (
    <li className="flex min-h-13 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-dashed text-muted-foreground">
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate" title={email}>
          {email}
        </p>
        <p className="truncate text-meta text-muted-foreground" title={fullTime(at)}>
          Invited as {role}
          {teamName ? ` in ${teamName}` : ""}
          {inviterName ? ` by ${inviterName}` : ""} · {text}
        </p>
      </div>
      {may("invitations:manage") && isOpen(invitation) ? <InvitationMenu invitation={invitation} /> : null}
    </li>
  );
}

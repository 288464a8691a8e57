"use client";

import { formatDistanceToNowStrict, parseISO } from "date-fns";
import { Mail } from "lucide-react";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { type Invitation, InvitationMenu } from "./invitation-menu";

export function PendingInvitations() {
  const { may } = useOrganization();
  const allowed = may("invitations:read");
  const invitations = trpc.invitations.list.useQuery(undefined, { enabled: allowed });
  if (!allowed) return null;
  if (invitations.error)
    return <ErrorState {...describeError(invitations.error)} onRetry={() => invitations.refetch()} />;
  if (!invitations.data?.length) return null;
  return (
    <section aria-labelledby="pending">
      <h2 id="pending" className="border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6">
        Pending invitations{" "}
        <span className="font-normal text-muted-foreground">{invitations.data.length}</span>
      </h2>
      <ul>
        {invitations.data.map((invitation) => (
          <PendingRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function expiry(expiresAt: string): string {
  const date = parseISO(expiresAt);
  return date.getTime() < Date.now() ? "expired" : `expires in ${formatDistanceToNowStrict(date)}`;
}

function PendingRow({ invitation }: { invitation: Invitation }) {
  const { may } = useOrganization();
  const { email, role, expiresAt } = invitation;
  return (
    <li className="flex min-h-13 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-dashed text-muted-foreground">
        <Mail aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate" title={email}>
          {email}
        </p>
        <p className="text-meta text-muted-foreground">
          Invited as {role} · {expiry(expiresAt)}
        </p>
      </div>
      {may("invitations:manage") ? <InvitationMenu invitation={invitation} /> : null}
    </li>
  );
}

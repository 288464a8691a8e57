"use client";

import { formatDistanceToNowStrict, parseISO } from "date-fns";
import { Link2, Mail, RotateCw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Invitation = RouterOutputs["invitations"]["list"][number];

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
  const utils = trpc.useUtils();
  const options = (done: string) => ({
    onSuccess: () => {
      toastSuccess(done);
      return utils.invitations.invalidate();
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  });
  const resend = trpc.invitations.resend.useMutation(options("Invitation sent again"));
  const cancel = trpc.invitations.cancel.useMutation(options("Invitation withdrawn"));
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/invite/${invitation.id}`);
    toastSuccess("Link copied");
  };
  const { id, email, role, expiresAt } = invitation;
  return (
    <li className="flex min-h-13 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-dashed text-muted-foreground">
        <Mail aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate">{email}</p>
        <p className="text-meta text-muted-foreground">
          Invited as {role} · {expiry(expiresAt)}
        </p>
      </div>
      {may("invitations:manage") ? (
        <>
          <Button variant="ghost" size="icon" aria-label={`Copy the link for ${email}`} onClick={copy}>
            <Link2 aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Send the invitation to ${email} again`}
            pending={resend.isPending}
            onClick={() => resend.mutate({ id })}
          >
            <RotateCw aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Withdraw the invitation of ${email}`}
            pending={cancel.isPending}
            onClick={() => cancel.mutate({ id })}
          >
            <X aria-hidden />
          </Button>
        </>
      ) : null}
    </li>
  );
}

"use client";

import { Ban, CircleCheck, Clock, type LucideIcon, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { answeredDays, type ShownInvitationStatus } from "@/domain/invitation";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { type Invitation, InvitationMenu } from "./invitation-menu";

const isOpen = ({ status }: Invitation) => status === "pending" || status === "expired";

const number = (text: ReactNode) => <span className="font-normal text-muted-foreground">{text}</span>;

/** Invitations that wait for an answer, and behind a summary those that were answered lately. */
export function PendingInvitations() {
  const t = useTranslations("invitations");
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
            {t.rich("pending", { count: open.length, number })}
          </h2>
          <Rows invitations={open} />
        </section>
      ) : null}
      {answered.length > 0 ? (
        <details>
          <summary className="cursor-pointer border-b bg-sidebar px-4 py-1.5 font-medium text-meta md:px-6">
            {t.rich("answered", { days: answeredDays, count: answered.length, number })}
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

function Row({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("invitations");
  const { fullTime, timeAgo } = useDates();
  const { may } = useOrganization();
  const { email, role, teamName, inviterName, status } = invitation;
  const at = isOpen(invitation) ? invitation.expiresAt : invitation.updatedAt;
  const Icon = icons[status];
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
          {t("invitedAs", {
            role,
            hasTeam: teamName ? "yes" : "no",
            team: teamName ?? "",
            hasInviter: inviterName ? "yes" : "no",
            inviter: inviterName ?? "",
            state: t(`state.${status}`, { ago: timeAgo(at) }),
          })}
        </p>
      </div>
      {may("invitations:manage") && isOpen(invitation) ? <InvitationMenu invitation={invitation} /> : null}
    </li>
  );
}

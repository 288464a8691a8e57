import type { Metadata } from "next";
import { Suspense } from "react";
import { InviteDialog } from "@/features/invitations/components/invite-dialog";
import { PendingInvitations } from "@/features/invitations/components/pending-invitations";
import { MembersScreen } from "@/features/members/components/members-screen";

export const metadata: Metadata = { title: "Members" };

export default function MembersPage() {
  return (
    <Suspense>
      <MembersScreen action={<InviteDialog />} pending={<PendingInvitations />} />
    </Suspense>
  );
}

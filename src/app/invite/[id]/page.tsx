import type { Metadata } from "next";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { AcceptInvitation } from "@/features/invitations/components/accept-invitation";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <>
      <ImpersonationNotice />
      <AcceptInvitation id={id} />
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InviteDialog } from "@/features/invitations/components/invite-dialog";
import { PendingInvitations } from "@/features/invitations/components/pending-invitations";
import { MembersScreen } from "@/features/members/components/members-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("title") };
}

export default function MembersPage() {
  return (
    <Sentences of={["invitations", "members"]}>
      <Suspense>
        <MembersScreen action={<InviteDialog />} pending={<PendingInvitations />} />
      </Suspense>
    </Sentences>
  );
}

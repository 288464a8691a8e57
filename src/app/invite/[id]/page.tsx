import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { AcceptInvitation } from "@/features/invitations/components/accept-invitation";
import { Sentences } from "@/i18n/sentences";
import { OpenPage } from "../../open-page";
import { Providers } from "../../providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitations.accept");
  return { title: t("page") };
}

export default async function InvitationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <Sentences of={["invitations"]}>
      <Providers>
        <ImpersonationNotice />
        <OpenPage>
          <AcceptInvitation id={id} />
        </OpenPage>
      </Providers>
    </Sentences>
  );
}

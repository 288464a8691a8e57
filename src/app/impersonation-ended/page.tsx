import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImpersonationEnded } from "@/features/admin/components/impersonation-ended";
import { Sentences } from "@/i18n/sentences";
import { api, currentSession } from "@/trpc/server";
import { Providers } from "../providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.ended");
  return { title: t("title") };
}

export default async function ImpersonationEndedPage() {
  const server = await api();
  if (await currentSession()) redirect("/");
  const { ownSession } = await server.admin.impersonation.after();
  return (
    <Sentences of={["admin"]}>
      <Providers>
        <ImpersonationEnded ownSession={ownSession} />
      </Providers>
    </Sentences>
  );
}

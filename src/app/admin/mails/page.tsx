import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { MailsScreen } from "@/features/admin-jobs/components/mails-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.nav");
  return { title: t("mails") };
}

export default function AdminMailsPage() {
  return (
    <Suspense>
      <MailsScreen />
    </Suspense>
  );
}

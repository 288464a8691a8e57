import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionsScreen } from "@/features/account/components/sessions-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.nav");
  return { title: t("sessions") };
}

export default function SessionsPage() {
  return <SessionsScreen />;
}

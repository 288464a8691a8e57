import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SecurityScreen } from "@/features/account/components/security-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.nav");
  return { title: t("security") };
}

export default function SecurityPage() {
  return <SecurityScreen />;
}

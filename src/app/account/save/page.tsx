import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SaveWorkScreen } from "@/features/account/components/save-work-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.nav");
  return { title: t("save") };
}

export default function SaveWorkPage() {
  return <SaveWorkScreen />;
}

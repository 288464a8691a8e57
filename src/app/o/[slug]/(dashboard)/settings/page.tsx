import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SettingsScreen } from "@/features/organizations/components/settings-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organizations.settings");
  return { title: t("title") };
}

export default function SettingsPage() {
  return (
    <Suspense>
      <SettingsScreen />
    </Suspense>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileScreen } from "@/features/account/components/profile-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.nav");
  return { title: t("profile") };
}

export default function ProfilePage() {
  return <ProfileScreen />;
}

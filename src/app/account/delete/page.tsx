import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeleteScreen } from "@/features/account/components/delete-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.nav");
  return { title: t("delete") };
}

export default function DeletePage() {
  return <DeleteScreen />;
}

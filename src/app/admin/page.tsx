import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Figures } from "@/features/admin/components/figures";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.nav");
  return { title: t("figures") };
}

export default function AdminFiguresPage() {
  return (
    <Suspense>
      <Figures />
    </Suspense>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { FiguresScreen } from "@/features/admin-figures/components/figures-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("adminFigures");
  return { title: t("title") };
}

export default function AdminFiguresPage() {
  return (
    <Sentences of={["adminFigures"]}>
      <Suspense>
        <FiguresScreen />
      </Suspense>
    </Sentences>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TrashScreen } from "@/features/trash/components/trash-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("trash");
  return { title: t("title") };
}

export default function TrashPage() {
  return (
    <Suspense>
      <TrashScreen />
    </Suspense>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TrashScreen } from "@/features/trash/components/trash-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("trash");
  return { title: t("title") };
}

export default function TrashPage() {
  return (
    <Sentences of={["trash"]}>
      <Suspense>
        <TrashScreen />
      </Suspense>
    </Sentences>
  );
}

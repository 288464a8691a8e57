import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TeamsScreen } from "@/features/teams/components/teams-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("teams");
  return { title: t("title") };
}

export default function TeamsPage() {
  return (
    <Sentences of={["teams"]}>
      <Suspense>
        <TeamsScreen />
      </Suspense>
    </Sentences>
  );
}

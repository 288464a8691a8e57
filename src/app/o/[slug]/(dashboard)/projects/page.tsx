import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ProjectsScreen } from "@/features/projects/components/projects-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("projects");
  return { title: t("title") };
}

export default function ProjectsPage() {
  return (
    <Sentences of={["projects"]}>
      <Suspense>
        <ProjectsScreen />
      </Suspense>
    </Sentences>
  );
}

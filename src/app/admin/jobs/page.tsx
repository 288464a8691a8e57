import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { JobsScreen } from "@/features/admin-jobs/components/jobs-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.nav");
  return { title: t("jobs") };
}

export default function AdminJobsPage() {
  return (
    <Suspense>
      <JobsScreen />
    </Suspense>
  );
}

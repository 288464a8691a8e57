import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrganizationsScreen } from "@/features/admin/components/organizations-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.nav");
  return { title: t("organizations") };
}

export default function AdminOrganizationsPage() {
  return (
    <Suspense>
      <OrganizationsScreen />
    </Suspense>
  );
}

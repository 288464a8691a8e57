import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrganizationsScreen } from "@/features/admin-organizations/components/organizations-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("adminOrganizations");
  return { title: t("title") };
}

export default function AdminOrganizationsPage() {
  return (
    <Sentences of={["adminOrganizations"]}>
      <Suspense>
        <OrganizationsScreen />
      </Suspense>
    </Sentences>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { OrganizationDetails } from "@/features/admin-organizations/components/organization-details";
import { RecentEntries } from "@/features/audit/components/recent-entries";
import { Sentences } from "@/i18n/sentences";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("adminOrganizations");
  return { title: t("title") };
}

export default async function AdminOrganizationPage({ params }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  return (
    <Sentences of={["adminOrganizations", "audit"]}>
      <Suspense>
        <OrganizationDetails id={id}>
          <RecentEntries organizationId={id} />
        </OrganizationDetails>
      </Suspense>
    </Sentences>
  );
}

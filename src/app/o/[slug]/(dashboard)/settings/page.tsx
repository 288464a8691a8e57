import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { may } from "@/domain/roles";
import { SettingsScreen } from "@/features/organizations/components/settings-screen";
import { findOrganization } from "@/trpc/server";
import { firstAnswers } from "@/trpc/server-queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organizations.settings");
  return { title: t("title") };
}

type Props = { params: Promise<{ slug: string }> };

export default async function SettingsPage({ params }: Props) {
  const { slug } = await params;
  const { organization } = await findOrganization(slug);
  const transfers = organization && may(organization.role, "organization:transfer");
  const answers = await firstAnswers(slug, ({ organizations, members }) => [
    organizations.settings.prefetch(),
    ...(transfers ? [members.list.prefetch()] : []),
  ]);
  return (
    <HydrationBoundary state={answers}>
      <SettingsScreen />
    </HydrationBoundary>
  );
}

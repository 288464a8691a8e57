import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Onboarding } from "@/features/organizations/components/onboarding";
import { api } from "@/trpc/server";

export const metadata: Metadata = { title: "Create your organization" };

export default async function OnboardingPage() {
  const server = await api();
  const me = await server.session.me();
  if (!me) redirect("/sign-in?next=/onboarding");
  const organizations = await server.organizations.list();
  return <Onboarding email={me.user.email} first={organizations.length === 0} />;
}

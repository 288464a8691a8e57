import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { Onboarding } from "@/features/organizations/components/onboarding";
import { signInPath } from "@/lib/paths";
import { api } from "@/trpc/server";
import { Providers } from "../providers";

export const metadata: Metadata = { title: "Create your organization" };

export default async function OnboardingPage() {
  const server = await api();
  const me = await server.session.me();
  if (!me) redirect(signInPath("/onboarding"));
  const organizations = await server.organizations.list();
  return (
    <Providers>
      <ImpersonationNotice />
      <Onboarding email={me.user.email} first={organizations.length === 0} />
    </Providers>
  );
}

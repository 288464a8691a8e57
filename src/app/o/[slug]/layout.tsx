import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ImpersonationBanner } from "@/features/admin/components/impersonation-banner";
import { OrganizationShell } from "@/features/organizations/components/organization-shell";
import { api } from "@/trpc/server";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export default async function OrganizationLayout({ params, children }: Props) {
  const { slug } = await params;
  const server = await api();
  const me = await server.session.me();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(`/o/${slug}`)}`);
  const organizations = await server.organizations.list();
  const organization = organizations.find((each) => each.slug === slug);
  if (!organization) notFound();
  const { impersonation, user } = me;
  const banner = impersonation ? (
    <ImpersonationBanner
      name={user.name}
      email={user.email}
      reason={impersonation.reason}
      expiresAt={impersonation.expiresAt.toISOString()}
    />
  ) : null;
  const railCollapsed = (await cookies()).get("rail")?.value === "collapsed";
  return (
    <OrganizationShell
      key={organization.id}
      me={JSON.parse(JSON.stringify(me))}
      organizations={organizations}
      organization={organization}
      railCollapsed={railCollapsed}
      banner={banner}
    >
      {children}
    </OrganizationShell>
  );
}

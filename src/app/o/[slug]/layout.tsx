import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { CalendarProvider } from "@/components/calendar-provider";
import { AccountNotice } from "@/features/account/components/account-notice";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { OrganizationShell } from "@/features/organizations/components/organization-shell";
import { PaymentNotice } from "@/features/subscriptions/components/payment-notice";
import { Sentences } from "@/i18n/sentences";
import { calendarAt } from "@/lib/calendar";
import { pathHeader, signInPath } from "@/lib/paths";
import { currentSession, findOrganization } from "@/trpc/server";
import { Later } from "./later";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export default async function OrganizationLayout({ params, children }: Props) {
  const { slug } = await params;
  const now = new Date();
  const me = await currentSession();
  if (!me) redirect(signInPath((await headers()).get(pathHeader) ?? `/o/${slug}`));
  const { organizations, organization } = await findOrganization(slug);
  if (!organization) notFound();
  const railCollapsed = (await cookies()).get("rail")?.value === "collapsed";
  const calendar = calendarAt(now, { locale: await getLocale(), timeZone: await getTimeZone() });
  return (
    <Sentences of={["app", "organizations", "panel", "todos"]}>
      <OrganizationShell
        key={organization.id}
        me={JSON.parse(JSON.stringify(me))}
        organizations={organizations}
        organization={organization}
        railCollapsed={railCollapsed}
        banner={
          <>
            <ImpersonationNotice />
            <AccountNotice person={me.user} />
            <PaymentNotice organization={organization} />
          </>
        }
      >
        <Later drawnAt={now.toISOString()} />
        <CalendarProvider calendar={calendar}>{children}</CalendarProvider>
      </OrganizationShell>
    </Sentences>
  );
}

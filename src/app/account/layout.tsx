import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountShell } from "@/features/account/components/account-shell";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { Sentences } from "@/i18n/sentences";
import { pathHeader, signInPath } from "@/lib/paths";
import { currentSession } from "@/trpc/server";
import { Providers } from "../providers";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("account.nav"))("account");
  return { title: { default: title, template: `%s · ${title}` } };
}

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const me = await currentSession();
  if (!me) redirect(signInPath((await headers()).get(pathHeader) ?? "/account"));
  const railCollapsed = (await cookies()).get("rail")?.value === "collapsed";
  return (
    <Sentences of={["account", "app", "session"]}>
      <Providers>
        <AccountShell person={me.user} railCollapsed={railCollapsed} banner={<ImpersonationNotice />}>
          {children}
        </AccountShell>
      </Providers>
    </Sentences>
  );
}

import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AdminShell } from "@/features/admin/components/admin-shell";
import { Sentences } from "@/i18n/sentences";
import { pathHeader, signInPath } from "@/lib/paths";
import { currentSession } from "@/trpc/server";
import { Providers } from "../providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: { default: t("title"), template: `%s · ${t("title")}` } };
}

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const me = await currentSession();
  if (!me) redirect(signInPath((await headers()).get(pathHeader) ?? "/admin"));
  if (me.user.role !== "admin" || me.impersonation) notFound();
  const railCollapsed = (await cookies()).get("rail")?.value === "collapsed";
  return (
    <Sentences of={["admin", "adminJobs", "app"]}>
      <Providers>
        <AdminShell person={me.user} railCollapsed={railCollapsed}>
          {children}
        </AdminShell>
      </Providers>
    </Sentences>
  );
}

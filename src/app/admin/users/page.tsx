import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { UsersScreen } from "@/features/admin/components/users-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.nav");
  return { title: t("users") };
}

export default function AdminUsersPage() {
  return (
    <Suspense>
      <UsersScreen />
    </Suspense>
  );
}

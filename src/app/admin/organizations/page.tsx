import type { Metadata } from "next";
import { Suspense } from "react";
import { OrganizationsScreen } from "@/features/admin/components/organizations-screen";

export const metadata: Metadata = { title: "Organizations" };

export default function AdminOrganizationsPage() {
  return (
    <Suspense>
      <OrganizationsScreen />
    </Suspense>
  );
}

import type { Metadata } from "next";
import { Suspense } from "react";
import { UsersScreen } from "@/features/admin/components/users-screen";

export const metadata: Metadata = { title: "Users" };

export default function AdminUsersPage() {
  return (
    <Suspense>
      <UsersScreen />
    </Suspense>
  );
}

import type { Metadata } from "next";
import { Suspense } from "react";
import { TeamsScreen } from "@/features/teams/components/teams-screen";

export const metadata: Metadata = { title: "Teams" };

export default function TeamsPage() {
  return (
    <Suspense>
      <TeamsScreen />
    </Suspense>
  );
}

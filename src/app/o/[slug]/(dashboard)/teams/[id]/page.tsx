import type { Metadata } from "next";
import { Suspense } from "react";
import { TeamScreen } from "@/features/teams/components/team-screen";
import { TeamTodos } from "@/features/todos/components/team-todos";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <Suspense>
      <TeamScreen id={id} todos={<TeamTodos teamId={id} />} />
    </Suspense>
  );
}

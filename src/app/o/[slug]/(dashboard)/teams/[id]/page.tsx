import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { TeamScreen } from "@/features/teams/components/team-screen";
import { TeamTodos } from "@/features/todos/components/team-todos";
import { TodoNames } from "@/features/todos/components/todo-names";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("teams");
  return { title: t("team.title") };
}

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <Sentences of={["panel", "teams", "todos"]}>
      <Suspense>
        <TeamScreen
          id={id}
          todos={
            <TodoNames>
              <TeamTodos teamId={id} />
            </TodoNames>
          }
        />
      </Suspense>
    </Sentences>
  );
}

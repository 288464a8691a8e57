import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { firstTodos } from "@/domain/todo";
import { TodoNames } from "@/features/todos/components/todo-names";
import { TodosScreen } from "@/features/todos/components/todos-screen";
import type { SearchParams } from "@/lib/paths";
import { api } from "@/trpc/server";
import { firstAnswers } from "@/trpc/server-queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("todos");
  return { title: t("title") };
}

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** What the address may say without asking for other todos than the first. */
const besideFilters = ["todo", "new"];

export default async function TodosPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const filtered = Object.keys(await searchParams).some((name) => !besideFilters.includes(name));
  const inTeam = (await (await api()).session.me())?.activeTeamId;
  const answers = await firstAnswers(slug, ({ todos, members, projects, teams }) => [
    members.list.prefetch(),
    members.former.prefetch(),
    projects.list.prefetch(),
    teams.list.prefetch(),
    ...(filtered || inTeam ? [] : [todos.list.prefetchInfinite(firstTodos)]),
  ]);
  return (
    <HydrationBoundary state={answers}>
      <TodoNames>
        <TodosScreen />
      </TodoNames>
    </HydrationBoundary>
  );
}

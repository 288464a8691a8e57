import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Welcome } from "@/features/organizations/components/welcome";
import { MyWork } from "@/features/todos/components/my-work";
import { TodoNames } from "@/features/todos/components/todo-names";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("todos.myWork");
  return { title: t("title") };
}

export default function MyWorkPage() {
  return (
    <Suspense>
      <Welcome />
      <TodoNames>
        <MyWork />
      </TodoNames>
    </Suspense>
  );
}

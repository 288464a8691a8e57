import type { Metadata } from "next";
import { Suspense } from "react";
import { TodoNames } from "@/features/todos/components/todo-names";
import { TodosScreen } from "@/features/todos/components/todos-screen";

export const metadata: Metadata = { title: "Todos" };

export default function TodosPage() {
  return (
    <Suspense>
      <TodoNames>
        <TodosScreen />
      </TodoNames>
    </Suspense>
  );
}

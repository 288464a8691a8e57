import type { Metadata } from "next";
import { Suspense } from "react";
import { Welcome } from "@/features/organizations/components/welcome";
import { MyWork } from "@/features/todos/components/my-work";
import { TodoNames } from "@/features/todos/components/todo-names";

export const metadata: Metadata = { title: "My work" };

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

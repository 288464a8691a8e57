import type { Metadata } from "next";
import { Suspense } from "react";
import { MyWork } from "@/features/todos/components/my-work";
import { TodoNames } from "@/features/todos/components/todo-names";

export const metadata: Metadata = { title: "My work" };

export default function MyWorkPage() {
  return (
    <Suspense>
      <TodoNames>
        <MyWork />
      </TodoNames>
    </Suspense>
  );
}

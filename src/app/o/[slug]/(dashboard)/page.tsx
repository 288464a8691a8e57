import type { Metadata } from "next";
import { Suspense } from "react";
import { MyWork } from "@/features/todos/components/my-work";

export const metadata: Metadata = { title: "My work" };

export default function MyWorkPage() {
  return (
    <Suspense>
      <MyWork />
    </Suspense>
  );
}

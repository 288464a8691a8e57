import type { Metadata } from "next";
import { Suspense } from "react";
import { TrashScreen } from "@/features/trash/components/trash-screen";

export const metadata: Metadata = { title: "Trash" };

export default function TrashPage() {
  return (
    <Suspense>
      <TrashScreen />
    </Suspense>
  );
}

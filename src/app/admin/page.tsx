import type { Metadata } from "next";
import { Suspense } from "react";
import { Figures } from "@/features/admin/components/figures";

export const metadata: Metadata = { title: "Figures" };

export default function AdminFiguresPage() {
  return (
    <Suspense>
      <Figures />
    </Suspense>
  );
}

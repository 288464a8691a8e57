import type { Metadata } from "next";
import { SaveWorkScreen } from "@/features/account/components/save-work-screen";

export const metadata: Metadata = { title: "Save your work" };

export default function SaveWorkPage() {
  return <SaveWorkScreen />;
}

import type { Metadata } from "next";
import { DeleteScreen } from "@/features/account/components/delete-screen";

export const metadata: Metadata = { title: "Delete account" };

export default function DeletePage() {
  return <DeleteScreen />;
}

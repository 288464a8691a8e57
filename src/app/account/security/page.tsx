import type { Metadata } from "next";
import { SecurityScreen } from "@/features/account/components/security-screen";

export const metadata: Metadata = { title: "Security" };

export default function SecurityPage() {
  return <SecurityScreen />;
}

import type { Metadata } from "next";
import { ForgotPassword } from "@/features/session/components/forgot-password";
import { type SearchParams, single } from "@/lib/paths";

export const metadata: Metadata = { title: "Forgot your password?" };

type Props = { searchParams: SearchParams };

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { email } = await searchParams;
  return <ForgotPassword email={single(email)} />;
}

import type { Metadata } from "next";
import { ResetPassword } from "@/features/session/components/reset-password";
import { type SearchParams, single } from "@/lib/paths";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

type Props = { searchParams: SearchParams };

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token, error } = await searchParams;
  return <ResetPassword token={error ? null : (single(token) ?? null)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgotPassword } from "@/features/session/components/forgot-password";
import { type SearchParams, single } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.forgot");
  return { title: t("title") };
}

type Props = { searchParams: SearchParams };

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { email } = await searchParams;
  return <ForgotPassword email={single(email)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResetPassword } from "@/features/session/components/reset-password";
import { type SearchParams, single } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.reset");
  return { title: t("title"), referrer: "no-referrer" };
}

type Props = { searchParams: SearchParams };

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token, error } = await searchParams;
  return <ResetPassword token={error ? null : (single(token) ?? null)} />;
}

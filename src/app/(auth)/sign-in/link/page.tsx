import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInLink } from "@/features/session/components/sign-in-link";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.actions");
  return { title: t("signIn"), referrer: "no-referrer" };
}

type Props = { searchParams: SearchParams };

export default async function SignInLinkPage({ searchParams }: Props) {
  const { token, next } = await searchParams;
  return <SignInLink token={single(token) ?? null} next={sameSitePath(single(next))} />;
}

import type { Metadata } from "next";
import { SignInLink } from "@/features/session/components/sign-in-link";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

type Props = { searchParams: SearchParams };

export default async function SignInLinkPage({ searchParams }: Props) {
  const { token, next } = await searchParams;
  return <SignInLink token={single(token) ?? null} next={sameSitePath(single(next))} />;
}

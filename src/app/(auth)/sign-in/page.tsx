import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignIn } from "@/features/session/components/sign-in";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";
import { api } from "@/trpc/server";
import { passSignedIn } from "../session-gate";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.actions");
  return { title: t("signIn") };
}

type Props = { searchParams: SearchParams };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = sameSitePath(single(query.next));
  await passSignedIn(next ?? "/");
  const { providers } = await (await api()).session.methods();
  return (
    <SignIn next={next} email={single(query.email)} providers={providers} failed={Boolean(query.error)} />
  );
}

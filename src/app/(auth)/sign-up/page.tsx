import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUp } from "@/features/session/components/sign-up";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";
import { passSignedIn } from "../session-gate";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.signUp");
  return { title: t("title") };
}

type Props = { searchParams: SearchParams };

export default async function SignUpPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = sameSitePath(single(query.next));
  await passSignedIn(next ?? "/");
  return <SignUp next={next} email={single(query.email)} />;
}

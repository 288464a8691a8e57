import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmailConfirmed, EmailNotConfirmed } from "@/features/session/components/verify-email";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";
import { currentSession } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.verify");
  return { title: t("title") };
}

type Props = { searchParams: SearchParams };

/** Where links to confirm an address end: with `error`, or on the way to `next`. */
export default async function VerifyEmailPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = sameSitePath(single(query.next));
  const error = single(query.error);
  const me = await currentSession();
  if (me && !error) redirect(next ?? "/");
  if (next && !error) return <EmailConfirmed next={next} />;
  return (
    <EmailNotConfirmed expired={error === "TOKEN_EXPIRED"} signedInAs={me?.user.email ?? null} next={next} />
  );
}

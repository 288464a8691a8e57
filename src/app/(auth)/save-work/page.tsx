import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeepWork } from "@/features/account/components/keep-work";
import { Sentences } from "@/i18n/sentences";
import { type SearchParams, single } from "@/lib/paths";
import { currentSession } from "@/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.keep");
  return { title: t("title"), referrer: "no-referrer" };
}

type Props = { searchParams: SearchParams };

export default async function SaveWorkPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const me = await currentSession();
  return (
    <Sentences of={["account"]}>
      <KeepWork token={single(token) ?? null} guest={me?.user.isAnonymous ?? false} />
    </Sentences>
  );
}

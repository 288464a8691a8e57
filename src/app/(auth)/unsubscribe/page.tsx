import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Unsubscribe } from "@/features/account/components/unsubscribe";
import { Sentences } from "@/i18n/sentences";
import { type SearchParams, single } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.unsubscribe");
  return { title: t("title"), referrer: "no-referrer" };
}

type Props = { searchParams: SearchParams };

export default async function UnsubscribePage({ searchParams }: Props) {
  const { person, mail, signature } = await searchParams;
  return (
    <Sentences of={["account"]}>
      <Unsubscribe
        person={single(person) ?? ""}
        mail={single(mail) ?? ""}
        signature={single(signature) ?? ""}
      />
    </Sentences>
  );
}

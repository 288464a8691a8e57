import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SingleSignOnScreen } from "@/features/single-sign-on/components/single-sign-on-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signOn");
  return { title: t("title") };
}

export default function SingleSignOnPage() {
  return (
    <Sentences of={["signOn"]}>
      <SingleSignOnScreen />
    </Sentences>
  );
}

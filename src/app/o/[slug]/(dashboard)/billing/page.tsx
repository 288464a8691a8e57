import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BillingScreen } from "@/features/subscriptions/components/billing-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("subscriptions");
  return { title: t("title") };
}

export default function BillingPage() {
  return (
    <Sentences of={["subscriptions"]}>
      <Suspense>
        <BillingScreen />
      </Suspense>
    </Sentences>
  );
}

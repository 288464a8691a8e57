import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { WideAuditScreen } from "@/features/audit/components/wide-audit-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default function AdminAuditPage() {
  return (
    <Sentences of={["audit"]}>
      <Suspense>
        <WideAuditScreen />
      </Suspense>
    </Sentences>
  );
}

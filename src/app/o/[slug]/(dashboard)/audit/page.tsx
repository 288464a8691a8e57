import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditScreen } from "@/features/audit/components/audit-screen";
import { Sentences } from "@/i18n/sentences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default function AuditPage() {
  return (
    <Sentences of={["audit"]}>
      <Suspense>
        <AuditScreen />
      </Suspense>
    </Sentences>
  );
}

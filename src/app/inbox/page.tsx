import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Inbox } from "@/features/inbox/components/inbox";
import { Sentences } from "@/i18n/sentences";
import { Providers } from "../providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

export default function InboxPage() {
  return (
    <Sentences of={["inbox"]}>
      <Providers>
        <Suspense>
          <Inbox />
        </Suspense>
      </Providers>
    </Sentences>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("metaTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <AuthFrame title={t("notFound.title")} description={t("notFound.text")}>
      <a href="/" className={buttonVariants({ size: "lg" })}>
        {t("home")}
      </a>
    </AuthFrame>
  );
}

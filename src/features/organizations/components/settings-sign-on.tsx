"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { useOrganization } from "@/trpc/organization";
import { SettingsSection } from "./settings-section";

/** Leads to the page of the organization's identity providers. */
export function SettingsSignOn() {
  const t = useTranslations("organizations.singleSignOn");
  const { organization } = useOrganization();
  return (
    <SettingsSection id="single-sign-on" title={t("title")} description={t("description")}>
      <div>
        <Link
          href={`/o/${organization.slug}/settings/single-sign-on`}
          className={buttonVariants({ variant: "outline" })}
        >
          {t("setUp")}
        </Link>
      </div>
    </SettingsSection>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsDefaults } from "./settings-defaults";
import { SettingsExport } from "./settings-export";
import { SettingsGeneral } from "./settings-general";
import { SettingsLeave } from "./settings-leave";
import { SettingsLogo } from "./settings-logo";
import { SettingsReadOnly } from "./settings-read-only";
import { SettingsSignOn } from "./settings-sign-on";
import { SettingsTransfer } from "./settings-transfer";

/** What the organization is and what holds for its members; who may not change it reads it. */
export function SettingsScreen() {
  const t = useTranslations("organizations");
  const { may } = useOrganization();
  const settings = trpc.organizations.settings.useQuery();
  const changeable = may("organization:update");
  const sections = [
    { id: "general", label: t("general.title") },
    ...(changeable ? [{ id: "logo", label: t("logo.title") }] : []),
    { id: "defaults", label: t("defaults.title") },
    ...(may("organization:transfer") ? [{ id: "ownership", label: t("ownership.title") }] : []),
    ...(may("sso:manage") ? [{ id: "single-sign-on", label: t("singleSignOn.title") }] : []),
    ...(may("organization:export") ? [{ id: "export", label: t("export.title") }] : []),
    { id: "leave", label: t("leave.title") },
  ];
  return (
    <>
      <PageHeader title={t("settings.title")} meta={changeable ? null : t("settings.readOnly")} />
      <div className="grid items-start gap-8 px-4 pb-10 md:px-6 lg:grid-cols-[10rem_minmax(0,36rem)]">
        <nav
          aria-label={t("settings.sections")}
          className="-ml-2 flex flex-wrap gap-1 lg:sticky lg:top-[calc(1rem+var(--banner))] lg:grid"
        >
          {sections.map(({ id, label }) => (
            <a
              key={id}
              href={`#${id}`}
              className="rounded-md px-2 py-1 text-dense text-muted-foreground hover:bg-accent hover:text-foreground"
            >
              {label}
            </a>
          ))}
        </nav>
        {settings.error ? (
          <ErrorState {...describeError(settings.error)} onRetry={() => settings.refetch()} />
        ) : settings.data ? (
          <div className="grid gap-10">
            {changeable ? (
              <>
                <SettingsGeneral />
                <SettingsLogo logo={settings.data.logo} />
                <SettingsDefaults settings={settings.data.settings} />
              </>
            ) : (
              <SettingsReadOnly {...settings.data} />
            )}
            {may("organization:transfer") ? <SettingsTransfer /> : null}
            {may("sso:manage") ? <SettingsSignOn /> : null}
            {may("organization:export") ? <SettingsExport /> : null}
            <SettingsLeave />
          </div>
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

function Loading() {
  const t = useTranslations("organizations.settings");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-4">
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-14" />
      <Skeleton className="h-14" />
      <Skeleton className="h-8 w-32" />
    </div>
  );
}

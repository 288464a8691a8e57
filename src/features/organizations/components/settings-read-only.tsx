import { useTranslations } from "next-intl";
import { languageNames } from "@/domain/account";
import type { OrganizationSettings } from "@/domain/organization";
import { SettingsSection } from "./settings-section";

type Props = { name: string; slug: string; settings: OrganizationSettings };

/** The same for members who may not change it. */
export function SettingsReadOnly({ name, slug, settings }: Props) {
  const t = useTranslations("organizations");
  return (
    <>
      <SettingsSection id="general" title={t("general.title")}>
        <Facts
          facts={[
            [t("general.name"), name],
            [t("general.address"), `/o/${slug}`],
          ]}
        />
      </SettingsSection>
      <SettingsSection id="defaults" title={t("defaults.title")}>
        <Facts
          facts={[
            [t("defaults.theme"), t(`theme.${settings.theme}`)],
            [t("defaults.language"), languageNames[settings.language]],
            [t("defaults.mails"), t(settings.notifications.email ? "defaults.on" : "defaults.off")],
          ]}
        />
      </SettingsSection>
    </>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <dl className="grid gap-3 text-body">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-dense text-muted-foreground">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

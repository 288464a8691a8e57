import type { OrganizationSettings } from "@/domain/organization";
import { languageLabels, themeLabels } from "./settings-defaults";
import { SettingsSection } from "./settings-section";

type Props = { name: string; slug: string; settings: OrganizationSettings };

/** The same for members who may not change it. */
export function SettingsReadOnly({ name, slug, settings }: Props) {
  return (
    <>
      <SettingsSection id="general" title="General">
        <Facts
          facts={[
            ["Name", name],
            ["Address", `/o/${slug}`],
          ]}
        />
      </SettingsSection>
      <SettingsSection id="defaults" title="Defaults">
        <Facts
          facts={[
            ["Theme", themeLabels[settings.theme]],
            ["Language of mails", languageLabels[settings.language]],
            ["E-mail notifications", settings.notifications.email ? "On" : "Off"],
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

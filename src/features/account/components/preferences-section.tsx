"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Locale, languageNames, locales, type Theme, themes } from "@/domain/account";
import { rememberLocale } from "@/i18n/remember-locale";
import { browserTimeZone } from "@/lib/browser-time-zone";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

const languageOptions = locales.map((value) => ({ value, label: languageNames[value] }));

const ofDevice = "device";
const zones = Intl.supportedValuesOf("timeZone");
const zoneOptions = zones.map((value) => ({ value, label: value.replaceAll("_", " ") }));

export function PreferencesSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account");
  const update = useProfileUpdate();
  const shown = useLocale();
  const { setTheme } = useTheme();
  const here = browserTimeZone();
  const changeLanguage = (preferredLocale: Locale) =>
    update.mutate({ preferredLocale }, { onSuccess: () => rememberLocale(preferredLocale) });
  const changeTheme = (theme: Theme) => {
    setTheme(theme);
    update.mutate({ theme });
  };
  return (
    <Section title={t("preferences.title")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("preferences.language")}>
          <Select
            options={languageOptions}
            value={locales.find((each) => each === profile.preferredLocale) ?? shown}
            onValueChange={changeLanguage}
          />
        </Field>
        <Field label={t("preferences.theme")}>
          <Select
            options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
            value={themes.find((each) => each === profile.theme) ?? "system"}
            onValueChange={changeTheme}
          />
        </Field>
        <Field label={t("preferences.timeZone")} description={t("preferences.timeZoneHint")}>
          <Select
            options={[{ value: ofDevice, label: t("preferences.ofDevice") }, ...zoneOptions]}
            value={profile.timeZone ?? ofDevice}
            onValueChange={(zone) => update.mutate({ timeZone: zone === ofDevice ? null : zone })}
          />
        </Field>
        {profile.timeZone && profile.timeZone !== here && zones.includes(here) ? (
          <Button
            variant="ghost"
            className="self-center justify-self-start"
            onClick={() => update.mutate({ timeZone: here })}
          >
            {t("preferences.useZone", { zone: here.replaceAll("_", " ") })}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

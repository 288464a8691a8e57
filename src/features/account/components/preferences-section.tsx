"use client";

import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Locale, locales, type Theme, themes } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

const languageNames: Record<Locale, string> = { en: "English", de: "Deutsch" };
const themeNames: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };

const languageOptions = locales.map((value) => ({ value, label: languageNames[value] }));
const themeOptions = themes.map((value) => ({ value, label: themeNames[value] }));

const ofDevice = "device";
const zones = Intl.supportedValuesOf("timeZone");
const zoneOptions = [
  { value: ofDevice, label: "As the device" },
  ...zones.map((value) => ({ value, label: value.replaceAll("_", " ") })),
];

export function PreferencesSection({ profile }: { profile: Profile }) {
  const update = useProfileUpdate();
  const { setTheme } = useTheme();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const changeTheme = (theme: Theme) => {
    setTheme(theme);
    update.mutate({ theme });
  };
  return (
    <Section title="Language, look and time">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Language">
          <Select
            options={languageOptions}
            value={locales.find((each) => each === profile.preferredLocale) ?? "en"}
            onValueChange={(preferredLocale) => update.mutate({ preferredLocale })}
          />
        </Field>
        <Field label="Theme">
          <Select
            options={themeOptions}
            value={themes.find((each) => each === profile.theme) ?? "system"}
            onValueChange={changeTheme}
          />
        </Field>
        <Field label="Time zone" description="Due dates, mails and times follow it.">
          <Select
            options={zoneOptions}
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
            Use {here.replaceAll("_", " ")}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

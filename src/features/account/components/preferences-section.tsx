"use client";

import { useTheme } from "next-themes";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Locale, locales, type Theme, themes } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

const languageNames: Record<Locale, string> = { en: "English", de: "Deutsch" };
const themeNames: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };

const languageOptions = locales.map((value) => ({ value, label: languageNames[value] }));
const themeOptions = themes.map((value) => ({ value, label: themeNames[value] }));

export function PreferencesSection({ profile }: { profile: Profile }) {
  const update = useProfileUpdate();
  const { setTheme } = useTheme();
  const changeTheme = (theme: Theme) => {
    setTheme(theme);
    update.mutate({ theme });
  };
  return (
    <Section title="Language and look">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Language of mails" description="Invitations come in it; screens are in English.">
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
      </div>
    </Section>
  );
}

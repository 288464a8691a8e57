"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { languageNames, locales, themes } from "@/domain/account";
import type { OrganizationSettings } from "@/domain/organization";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

const languageOptions = locales.map((value) => ({ value, label: languageNames[value] }));

/** What holds for members who chose nothing else; each change is saved at once. */
export function SettingsDefaults({ settings }: { settings: OrganizationSettings }) {
  const t = useTranslations("organizations");
  const utils = trpc.useUtils();
  const update = trpc.organizations.update.useMutation({
    onSuccess: (saved) => utils.organizations.settings.setData(undefined, saved),
  });
  const themeOptions = themes.map((value) => ({ value, label: t(`theme.${value}`) }));
  const shown = { ...settings, ...(update.isPending ? update.variables.settings : {}) };
  const save = (changes: Partial<OrganizationSettings>) => update.mutate({ settings: changes });
  const failure = update.error ? describeError(update.error) : null;
  return (
    <SettingsSection id="defaults" title={t("defaults.title")} description={t("defaults.text")}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("defaults.theme")}>
          <Select options={themeOptions} value={shown.theme} onValueChange={(theme) => save({ theme })} />
        </Field>
        <Field label={t("defaults.language")} description={t("defaults.languageText")}>
          <Select
            options={languageOptions}
            value={shown.language}
            onValueChange={(language) => save({ language })}
          />
        </Field>
      </div>
      <CheckboxField
        label={t("defaults.mails")}
        description={t("defaults.mailsText")}
        checked={shown.notifications.email}
        onCheckedChange={(email) => save({ notifications: { ...shown.notifications, email } })}
      />
      <FormError message={failure?.message} requestId={failure?.requestId} />
      <p role="status" className="flex h-5 items-center gap-1.5 text-meta text-muted-foreground">
        {update.isPending ? (
          t("defaults.saving")
        ) : update.isSuccess ? (
          <>
            <Check aria-hidden className="size-3.5 text-success" /> {t("defaults.saved")}
          </>
        ) : null}
      </p>
    </SettingsSection>
  );
}

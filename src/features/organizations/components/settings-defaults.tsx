"use client";

import { Check } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { type Locale, locales, type Theme, themes } from "@/domain/account";
import type { OrganizationSettings } from "@/domain/organization";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

export const themeLabels: Record<Theme, string> = { system: "As the device", light: "Light", dark: "Dark" };
export const languageLabels: Record<Locale, string> = { en: "English", de: "Deutsch" };
const themeOptions = themes.map((value) => ({ value, label: themeLabels[value] }));
const languageOptions = locales.map((value) => ({ value, label: languageLabels[value] }));

/** What holds for members who chose nothing else; each change is saved at once. */
export function SettingsDefaults({ settings }: { settings: OrganizationSettings }) {
  const utils = trpc.useUtils();
  const emailId = useId();
  const update = trpc.organizations.update.useMutation({
    onSuccess: (saved) => utils.organizations.settings.setData(undefined, saved),
  });
  const shown = { ...settings, ...(update.isPending ? update.variables.settings : {}) };
  const save = (changes: Partial<OrganizationSettings>) => update.mutate({ settings: changes });
  const failure = update.error ? describeError(update.error) : null;
  return (
    <SettingsSection
      id="defaults"
      title="Defaults"
      description="For members who chose nothing else in their account."
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Theme">
          <Select options={themeOptions} value={shown.theme} onValueChange={(theme) => save({ theme })} />
        </Field>
        <Field label="Language of mails" description="People with an account get their own.">
          <Select
            options={languageOptions}
            value={shown.language}
            onValueChange={(language) => save({ language })}
          />
        </Field>
      </div>
      <label htmlFor={emailId} className="flex items-start gap-2.5 text-dense">
        <Checkbox
          id={emailId}
          checked={shown.notifications.email}
          onCheckedChange={(email) => save({ notifications: { ...shown.notifications, email } })}
          className="mt-0.5"
        />
        <span>
          E-mail notifications
          <span className="block text-muted-foreground">
            Mails about assigned and due todos, until a member switches them off.
          </span>
        </span>
      </label>
      <FormError message={failure?.message} requestId={failure?.requestId} />
      <p role="status" className="flex h-5 items-center gap-1.5 text-meta text-muted-foreground">
        {update.isPending ? (
          "Saving…"
        ) : update.isSuccess ? (
          <>
            <Check aria-hidden className="size-3.5 text-success" /> Saved
          </>
        ) : null}
      </p>
    </SettingsSection>
  );
}

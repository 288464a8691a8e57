"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { toastSuccess } from "@/components/ui/toast";
import { organizationLimits } from "@/domain/organization";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";
import { SlugInput } from "./slug-input";

/** Name and address. A new address is gone to at once, since the old one leads nowhere. */
export function SettingsGeneral() {
  const t = useTranslations("organizations.general");
  const { organization } = useOrganization();
  const { register, handleSubmit, formState, setError } = useForm({
    defaultValues: { name: organization.name, slug: organization.slug },
  });
  const update = trpc.organizations.update.useMutation({
    onSuccess: ({ slug }) => {
      toastSuccess(t("saved"));
      window.location.assign(`/o/${slug}/settings`);
    },
    onError: (cause) => {
      const { fieldErrors, reason, message } = describeError(cause);
      if (fieldErrors.name?.[0]) setError("name", { message: fieldErrors.name[0] }, { shouldFocus: true });
      const slugError = reason === "taken" ? message : fieldErrors.slug?.[0];
      if (slugError) setError("slug", { message: slugError }, { shouldFocus: true });
    },
  });
  const { errors, isDirty } = formState;
  const failure = update.error && !errors.name && !errors.slug ? describeError(update.error) : null;
  return (
    <SettingsSection id="general" title={t("title")}>
      <form onSubmit={handleSubmit((values) => update.mutate(values))} className="grid gap-4" noValidate>
        <Field label={t("name")} error={errors.name?.message}>
          <Input maxLength={organizationLimits.name} {...register("name")} />
        </Field>
        <Field label={t("address")} description={t("addressText")} error={errors.slug?.message}>
          <SlugInput {...register("slug")} />
        </Field>
        <FormError message={failure?.message} requestId={failure?.requestId} />
        <Button
          type="submit"
          className="justify-self-start"
          disabled={!isDirty}
          pending={update.isPending || update.isSuccess}
        >
          {t("action")}
        </Button>
      </form>
    </SettingsSection>
  );
}

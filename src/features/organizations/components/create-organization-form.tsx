"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { isReservedSlug, organizationLimits, slugify, slugPattern } from "@/domain/organization";
import type { Translate } from "@/i18n/translate";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { SlugInput } from "./slug-input";

type Values = { name: string; slug: string };
type Props = {
  onCreated: (created: { id: string; slug: string }) => void;
  /** Stands before the submit button. */
  secondary?: ReactNode;
};

/** A name and the address proposed for it, which follows the name until it is changed by hand. */
export function CreateOrganizationForm({ onCreated, secondary }: Props) {
  const t = useTranslations("organizations.create");
  const [ownSlug, setOwnSlug] = useState(false);
  const { register, handleSubmit, setError, setValue, formState } = useForm<Values>();
  const { errors, isSubmitted } = formState;
  const create = trpc.organizations.create.useMutation({
    onSuccess: onCreated,
    onError(error) {
      for (const [field, message] of fieldFailures(error))
        setError(field, { message }, { shouldFocus: true });
    },
  });
  const name = register("name", {
    validate: (value) => value.trim().length > 0 || t("nameMissing"),
    onChange: ({ target }) => {
      if (!ownSlug) setValue("slug", slugify(target.value), { shouldValidate: isSubmitted });
    },
  });
  const slug = register("slug", {
    validate: (value) => slugProblem(value, t),
    onChange: ({ target }) => setOwnSlug(target.value !== ""),
  });
  const submit = handleSubmit((values) => {
    if (!create.isPending) create.mutate({ name: values.name.trim(), slug: values.slug });
  });
  const general =
    create.error && fieldFailures(create.error).length === 0 ? describeError(create.error) : null;

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field label={t("name")} error={errors.name?.message}>
        <Input autoFocus autoComplete="organization" maxLength={organizationLimits.name} {...name} />
      </Field>
      <Field label={t("address")} description={t("addressText")} error={errors.slug?.message}>
        <SlugInput {...slug} />
      </Field>
      <FormError message={general?.message} requestId={general?.requestId} />
      <div className="flex flex-wrap justify-end gap-2">
        {secondary}
        <Button type="submit" pending={create.isPending || create.isSuccess}>
          {t("action")}
        </Button>
      </div>
    </form>
  );
}

/** What the server would refuse in an address; whether it is taken only the server knows. */
function slugProblem(slug: string, t: Translate<"organizations.create">): string | true {
  if (slug === "") return t("slugMissing");
  if (!slugPattern.test(slug)) return t("slugPattern");
  if (slug.length < organizationLimits.slugMin) return t("slugShort", { least: organizationLimits.slugMin });
  if (isReservedSlug(slug)) return t("slugReserved");
  return true;
}

function fieldFailures(error: unknown): [keyof Values, string][] {
  const { reason, message, fieldErrors } = describeError(error);
  if (reason === "taken") return [["slug", message]];
  const fields: (keyof Values)[] = ["slug", "name"];
  return fields.flatMap((field): [keyof Values, string][] => {
    const first = fieldErrors[field]?.[0];
    return first ? [[field, first]] : [];
  });
}

"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { accountLimits } from "@/domain/account";
import { Section } from "./section";
import { type Profile, useProfileUpdate } from "./use-profile";

const firstWord = (name: string) => name.split(" ")[0] ?? "";
const otherWords = (name: string) => name.split(" ").slice(1).join(" ");

export function NameSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account.name");
  const rules = useTranslations("session.rules");
  const update = useProfileUpdate();
  const values = {
    firstName: profile.firstName ?? firstWord(profile.name),
    lastName: profile.lastName ?? otherWords(profile.name),
  };
  const { register, handleSubmit, formState } = useForm({ values });
  const { errors, isDirty } = formState;
  return (
    <Section title={t("title")} description={t("text")}>
      <form onSubmit={handleSubmit((names) => update.mutate(names))} noValidate className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("first")} error={errors.firstName?.message}>
            <Input
              autoComplete="given-name"
              maxLength={accountLimits.name}
              {...register("firstName", {
                validate: (name) => name.trim().length > 0 || rules("nameMissing"),
              })}
            />
          </Field>
          <Field label={t("last")}>
            <Input autoComplete="family-name" maxLength={accountLimits.name} {...register("lastName")} />
          </Field>
        </div>
        <Button type="submit" className="justify-self-start" disabled={!isDirty} pending={update.isPending}>
          {t("save")}
        </Button>
      </form>
    </Section>
  );
}

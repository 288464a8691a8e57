"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { accountLimits } from "@/domain/account";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AccountPage, Section } from "./section";

type Values = { name: string; email: string; password: string };

/** A guest makes an account of the try-out. */
export function SaveWorkScreen() {
  const t = useTranslations("account");
  const session = useTranslations("session.actions");
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <AccountPage title={t("nav.save")}>
      {sentTo ? (
        <Section
          title={t("save.check")}
          description={t("save.sent", { email: sentTo })}
          action={
            <Button variant="outline" onClick={() => setSentTo(null)}>
              {session("otherAddress")}
            </Button>
          }
        />
      ) : (
        <Section title={t("save.title")} description={t("save.text")}>
          <SaveForm onSent={setSentTo} />
        </Section>
      )}
    </AccountPage>
  );
}

function SaveForm({ onSent }: { onSent: (email: string) => void }) {
  const t = useTranslations("session");
  const ask = trpc.account.askToSave.useMutation();
  const { register, handleSubmit, setError, formState } = useForm<Values>();
  const submit = handleSubmit(async (values) => {
    try {
      await ask.mutateAsync(values);
      onSent(values.email);
    } catch (error) {
      const { fieldErrors, message } = describeError(error);
      for (const name of ["name", "email", "password"] as const) {
        const [problem] = fieldErrors[name] ?? [];
        if (problem) return setError(name, { message: problem }, { shouldFocus: true });
      }
      setError("root", { message });
    }
  });
  const { errors, isSubmitting } = formState;
  const atLeast = t("rules.atLeast", { count: accountLimits.passwordMin });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-4">
      <Field label={t("fields.name")} error={errors.name?.message}>
        <Input
          autoComplete="name"
          maxLength={accountLimits.name}
          {...register("name", { required: t("rules.nameMissing") })}
        />
      </Field>
      <Field label={t("fields.email")} error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          maxLength={accountLimits.email}
          {...register("email", {
            required: t("rules.emailMissing"),
            setValueAs: (value: string) => value.trim(),
          })}
        />
      </Field>
      <Field label={t("fields.password")} description={atLeast} error={errors.password?.message}>
        <PasswordInput
          autoComplete="new-password"
          maxLength={accountLimits.passwordMax}
          {...register("password", {
            required: t("rules.passwordChosen"),
            minLength: { value: accountLimits.passwordMin, message: atLeast },
          })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" className="justify-self-start" pending={isSubmitting}>
        {t("actions.signUp")}
      </Button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { procedures, useFailure } from "@/trpc/call";
import { rememberMethod } from "./last-method";
import { useRules } from "./use-rules";

type Props = { next: string | null; email?: string; onBack: () => void };

/** Asks for the address that says which company somebody signs in with. */
export function Company({ next, email, onBack }: Props) {
  const t = useTranslations("session");
  const rules = useRules();
  const failure = useFailure();
  usePreload(procedures);
  const [leaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<{ email: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (values) => {
    const { client } = await procedures();
    try {
      const { url } = await client.singleSignOn.start.mutate({ email: values.email, next });
      setLeaving(true);
      rememberMethod("company");
      window.location.assign(url);
    } catch (error) {
      const { code, message } = await failure(error);
      const field = code === "NOT_FOUND" ? "email" : "root";
      setError(field, { message }, { shouldFocus: true });
    }
  });
  return (
    <AuthFrame
      title={t("company.title")}
      description={t("company.description")}
      footer={
        <Button variant="link" className="h-8 px-0" onClick={onBack}>
          {t("actions.back")}
        </Button>
      }
    >
      <form onSubmit={submit} method="post" noValidate className="grid gap-4">
        <Field label={t("company.email")} error={errors.email?.message}>
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            defaultValue={email}
            maxLength={accountLimits.email}
            {...register("email", rules.email)}
          />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" size="lg" pending={isSubmitting || leaving}>
          {t("company.continue")}
        </Button>
      </form>
    </AuthFrame>
  );
}

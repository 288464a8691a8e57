"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { accountLimits } from "@/domain/account";
import { failureOf } from "@/trpc/auth-answer";
import { useExplain } from "@/trpc/use-explain";
import { useIdentity } from "./identity";
import { Section } from "./section";

const address = /^\s*\S+@\S+\.\S+\s*$/;

export function EmailSection({ email }: { email: string }) {
  const t = useTranslations("account.email");
  const rules = useTranslations("session.rules");
  const explain = useExplain();
  const { confirmed } = useIdentity();
  const [asked, setAsked] = useState<string | null>(null);
  const { register, handleSubmit, setError, reset, formState } = useForm<{ newEmail: string }>();
  const change = async (newEmail: string) => {
    const body = { newEmail, callbackURL: "/account/security" };
    const failure = await failureOf((client) => client.$fetch("/change-email", { method: "POST", body }));
    if (failure) return setError("root", { message: explain(failure) });
    setAsked(newEmail);
    reset();
  };
  const submit = handleSubmit(({ newEmail }) => confirmed(t("confirm"), () => change(newEmail.trim())));
  const { errors, isSubmitting } = formState;
  return (
    <Section title={t("title")} description={<p className="break-all">{email}</p>}>
      <form onSubmit={submit} noValidate className="grid max-w-sm gap-3">
        <Field label={t("new")} error={errors.newEmail?.message}>
          <Input
            type="email"
            autoComplete="email"
            maxLength={accountLimits.email}
            {...register("newEmail", {
              required: t("missing"),
              pattern: { value: address, message: rules("emailInvalid") },
              validate: (value) => value.trim().toLowerCase() !== email || t("same"),
            })}
          />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" variant="outline" className="justify-self-start" pending={isSubmitting}>
          {t("action")}
        </Button>
      </form>
      <p role="status" className="text-dense text-muted-foreground empty:hidden">
        {asked ? t("asked", { email, asked }) : null}
      </p>
    </Section>
  );
}

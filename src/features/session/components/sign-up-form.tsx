"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { withQuery } from "@/lib/paths";
import { failureOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { useNewAccountRules } from "./use-rules";

type Values = { name: string; email: string; password: string };
type Props = { next: string | null; email?: string; onSent: (email: string) => void };

export function SignUpForm({ next, email, onSent }: Props) {
  usePreload(authClient);
  const t = useTranslations("session");
  const rules = useNewAccountRules();
  const explain = useExplain();
  const { register, handleSubmit, setError, formState } = useForm<Values>();
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ name, ...credentials }) => {
    const callbackURL = withQuery("/verify-email", { next: next ?? "/onboarding" });
    const account = { name: name.trim(), ...credentials, callbackURL };
    const failure = await failureOf((client) => client.signUp.email(account));
    if (!failure) return onSent(credentials.email);
    const field = failure.code ? fieldOf(rules)[failure.code] : undefined;
    if (field) return setError(field.name, { message: field.message }, { shouldFocus: true });
    return setError("root", { message: explain(failure) });
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label={t("fields.name")} error={errors.name?.message}>
        <Input
          autoComplete="name"
          autoFocus
          maxLength={accountLimits.name}
          {...register("name", rules.name)}
        />
      </Field>
      <Field label={t("fields.email")} error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          defaultValue={email}
          maxLength={accountLimits.email}
          {...register("email", rules.email)}
        />
      </Field>
      <Field label={t("fields.password")} description={rules.passwordHint} error={errors.password?.message}>
        <PasswordInput
          maxLength={accountLimits.passwordMax}
          autoComplete="new-password"
          {...register("password", rules.newPassword)}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting}>
        {t("actions.signUp")}
      </Button>
    </form>
  );
}

type Told = Record<string, { name: keyof Values; message: string } | undefined>;

const fieldOf = ({ email, newPassword }: ReturnType<typeof useNewAccountRules>): Told => ({
  INVALID_EMAIL: { name: "email", message: email.pattern.message },
  PASSWORD_TOO_SHORT: { name: "password", message: newPassword.minLength.message },
  PASSWORD_TOO_LONG: { name: "password", message: newPassword.maxLength.message },
});

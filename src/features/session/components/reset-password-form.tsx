"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { failureOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { useNewAccountRules } from "./use-rules";

type Props = { token: string; onChanged: () => void; onExpired: () => void };

export function ResetPasswordForm({ token, onChanged, onExpired }: Props) {
  usePreload(authClient);
  const t = useTranslations("session");
  const rules = useNewAccountRules();
  const explain = useExplain();
  const { register, handleSubmit, setError, formState } = useForm<{ password: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ password }) => {
    const failure = await failureOf((client) => client.resetPassword({ newPassword: password, token }));
    if (!failure) return onChanged();
    switch (failure.code) {
      case "INVALID_TOKEN":
      case "USER_NOT_FOUND":
        return onExpired();
      case "PASSWORD_TOO_SHORT":
      case "PASSWORD_TOO_LONG":
        return setError("password", { message: rules.passwordHint }, { shouldFocus: true });
      default:
        return setError("root", { message: explain(failure) });
    }
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field
        label={t("fields.newPassword")}
        description={rules.passwordHint}
        error={errors.password?.message}
      >
        <PasswordInput
          maxLength={accountLimits.passwordMax}
          autoComplete="new-password"
          autoFocus
          {...register("password", rules.newPassword)}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting}>
        {t("reset.action")}
      </Button>
    </form>
  );
}

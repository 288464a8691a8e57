"use client";

import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { explain, failureOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { newPasswordRules, passwordHint } from "./rules";

type Props = { token: string; onChanged: () => void; onExpired: () => void };

export function ResetPasswordForm({ token, onChanged, onExpired }: Props) {
  usePreload(authClient);
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
        return setError("password", { message: passwordHint }, { shouldFocus: true });
      default:
        return setError("root", { message: explain(failure) });
    }
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label="New password" description={passwordHint} error={errors.password?.message}>
        <PasswordInput
          maxLength={accountLimits.passwordMax}
          autoComplete="new-password"
          autoFocus
          {...register("password", newPasswordRules)}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting}>
        Change password
      </Button>
    </form>
  );
}

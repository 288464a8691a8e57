"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { withQuery } from "@/lib/paths";
import { answerOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { rememberMethod } from "./last-method";
import { TextLink } from "./text-link";
import { usePasskeyAutofill } from "./use-passkey";
import { useRules } from "./use-rules";

type Values = { email: string; password: string };
type Props = {
  next: string | null;
  email?: string;
  onUnconfirmed: (email: string) => void;
  onSecondFactor: () => void;
};

export function SignInForm({ next, email, onUnconfirmed, onSecondFactor }: Props) {
  usePreload(authClient);
  usePasskeyAutofill(next);
  const t = useTranslations("session");
  const rules = useRules();
  const explain = useExplain();
  const [leaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<Values>();
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    const callbackURL = withQuery("/verify-email", { next: next ?? "/" });
    const { data, error } = await answerOf((client) => client.signIn.email({ ...values, callbackURL }));
    if (!error && data && "twoFactorRedirect" in data) return onSecondFactor();
    if (!error) {
      setLeaving(true);
      rememberMethod("password");
      return window.location.assign(next ?? "/");
    }
    switch (error.code) {
      case "EMAIL_NOT_VERIFIED":
        return onUnconfirmed(values.email);
      case "INVALID_EMAIL":
        return setError("email", { message: rules.email.pattern.message }, { shouldFocus: true });
      case "INVALID_EMAIL_OR_PASSWORD":
        return setError("password", { message: t("signIn.wrong") }, { shouldFocus: true });
      default:
        return setError("root", { message: explain(error) });
    }
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label={t("fields.email")} error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username webauthn"
          autoFocus={!email}
          defaultValue={email}
          maxLength={accountLimits.email}
          {...register("email", rules.email)}
        />
      </Field>
      <div className="relative">
        <Field label={t("fields.password")} error={errors.password?.message}>
          <PasswordInput
            maxLength={accountLimits.passwordMax}
            autoComplete="current-password"
            autoFocus={Boolean(email)}
            {...register("password", rules.password)}
          />
        </Field>
        <TextLink
          href={withQuery("/forgot-password", { email })}
          className="absolute top-0 right-0 text-dense"
        >
          {t("signIn.forgot")}
        </TextLink>
      </div>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting || leaving}>
        {t("actions.signIn")}
      </Button>
    </form>
  );
}

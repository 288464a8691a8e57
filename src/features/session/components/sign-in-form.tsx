"use client";

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
import { answerOf, explain } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { rememberMethod } from "./last-method";
import { emailRules } from "./rules";
import { TextLink } from "./text-link";
import { usePasskeyAutofill } from "./use-passkey";

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
        return setError("email", { message: emailRules.pattern.message }, { shouldFocus: true });
      case "INVALID_EMAIL_OR_PASSWORD":
        return setError("password", { message: wrong }, { shouldFocus: true });
      default:
        return setError("root", { message: explain(error) });
    }
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username webauthn"
          autoFocus={!email}
          defaultValue={email}
          maxLength={accountLimits.email}
          {...register("email", emailRules)}
        />
      </Field>
      <div className="relative">
        <Field label="Password" error={errors.password?.message}>
          <PasswordInput
            maxLength={accountLimits.passwordMax}
            autoComplete="current-password"
            autoFocus={Boolean(email)}
            {...register("password", { required: "Enter your password" })}
          />
        </Field>
        <TextLink
          href={withQuery("/forgot-password", { email })}
          className="absolute top-0 right-0 text-dense"
        >
          Forgot your password?
        </TextLink>
      </div>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting || leaving}>
        Sign in
      </Button>
    </form>
  );
}

const wrong = "The e-mail address or the password is not right.";

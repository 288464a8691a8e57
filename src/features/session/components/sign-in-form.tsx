"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { withQuery } from "@/lib/paths";
import { authClient } from "@/trpc/auth-client";
import { explain, failureOf } from "./auth-answer";
import { PasswordInput } from "./password-input";
import { emailRules } from "./rules";
import { TextLink } from "./text-link";

type Values = { email: string; password: string };
type Props = { next: string | null; email?: string; onUnconfirmed: (email: string) => void };

export function SignInForm({ next, email, onUnconfirmed }: Props) {
  usePreload(authClient);
  const [leaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<Values>();
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (values) => {
    const callbackURL = withQuery("/verify-email", { next: next ?? "/" });
    const failure = await failureOf((client) => client.signIn.email({ ...values, callbackURL }));
    if (!failure) {
      setLeaving(true);
      return window.location.assign(next ?? "/");
    }
    switch (failure.code) {
      case "EMAIL_NOT_VERIFIED":
        return onUnconfirmed(values.email);
      case "INVALID_EMAIL":
        return setError("email", { message: emailRules.pattern.message }, { shouldFocus: true });
      case "INVALID_EMAIL_OR_PASSWORD":
        return setError("password", { message: wrong }, { shouldFocus: true });
      default:
        return setError("root", { message: explain(failure) });
    }
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus={!email}
          defaultValue={email}
          maxLength={accountLimits.email}
          {...register("email", emailRules)}
        />
      </Field>
      <div className="relative">
        <Field label="Password" error={errors.password?.message}>
          <PasswordInput
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

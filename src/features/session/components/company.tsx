"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { procedures } from "@/trpc/call";
import { rememberMethod } from "./last-method";
import { emailRules } from "./rules";

type Props = { next: string | null; email?: string; onBack: () => void };

/** Asks for the address that says which company somebody signs in with. */
export function Company({ next, email, onBack }: Props) {
  usePreload(procedures);
  const [leaving, setLeaving] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<{ email: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (values) => {
    const { client, describeError } = await procedures();
    try {
      const { url } = await client.singleSignOn.start.mutate({ email: values.email, next });
      setLeaving(true);
      rememberMethod("company");
      window.location.assign(url);
    } catch (error) {
      const { code, message } = describeError(error);
      const field = code === "NOT_FOUND" ? "email" : "root";
      setError(field, { message }, { shouldFocus: true });
    }
  });
  return (
    <AuthFrame
      title="Sign in with your company"
      description="Your address tells us where your company's sign-in is."
      footer={
        <Button variant="link" className="h-8 px-0" onClick={onBack}>
          Back to sign in
        </Button>
      }
    >
      <form onSubmit={submit} method="post" noValidate className="grid gap-4">
        <Field label="Work e-mail" error={errors.email?.message}>
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            defaultValue={email}
            maxLength={accountLimits.email}
            {...register("email", emailRules)}
          />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" size="lg" pending={isSubmitting || leaving}>
          Continue
        </Button>
      </form>
    </AuthFrame>
  );
}

"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { authClient } from "@/trpc/auth-client";
import { authMessage } from "./auth-messages";
import { InboxLink } from "./check-your-mail";

export function ForgotPasswordForm({ email = "" }: { email?: string }) {
  const { register, handleSubmit, formState, setError } = useForm({ defaultValues: { email } });
  const [sent, setSent] = useState(false);
  const submit = handleSubmit(async (values) => {
    const result = await authClient
      .requestPasswordReset({ ...values, redirectTo: "/reset-password" })
      .catch(() => null);
    if (result && !result.error) return setSent(true);
    setError("email", { message: authMessage(result?.error ?? null) });
  });
  if (sent) {
    return (
      <div role="status" className="grid gap-3 text-body">
        <p>
          If an account uses this address, a link to choose a new password is on its way. It works for one
          hour.
        </p>
        <InboxLink />
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field label="E-mail" error={formState.errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          {...register("email", { required: "Your e-mail address is needed" })}
        />
      </Field>
      <Button type="submit" size="lg" pending={formState.isSubmitting}>
        Send the link
      </Button>
    </form>
  );
}

"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { accountLimits } from "@/domain/account";
import { explain, failureOf } from "@/trpc/auth-answer";
import { trpc } from "@/trpc/react";
import { Section } from "./section";

const { passwordMin, passwordMax } = accountLimits;

type Props = { hasPassword: boolean; email: string };

export function PasswordSection({ hasPassword, email }: Props) {
  if (!hasPassword) return <NoPassword email={email} />;
  return (
    <Section title="Password" description="Changing it signs you out everywhere else.">
      <ChangePassword />
    </Section>
  );
}

type Values = { currentPassword: string; newPassword: string };

function ChangePassword() {
  const utils = trpc.useUtils();
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>();
  const submit = handleSubmit(async (values) => {
    const body = { ...values, revokeOtherSessions: true };
    const failure = await failureOf((client) => client.$fetch("/change-password", { method: "POST", body }));
    if (failure?.code === "INVALID_PASSWORD")
      return setError("currentPassword", { message: explain(failure) }, { shouldFocus: true });
    if (failure) return setError("root", { message: explain(failure) });
    reset();
    toastSuccess("Password changed");
    await utils.session.list.invalidate();
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-3">
      <Field label="Current password" error={errors.currentPassword?.message}>
        <PasswordInput
          maxLength={passwordMax}
          autoComplete="current-password"
          {...register("currentPassword", { required: "Enter your current password" })}
        />
      </Field>
      <Field
        label="New password"
        description={`At least ${passwordMin} characters`}
        error={errors.newPassword?.message}
      >
        <PasswordInput
          maxLength={passwordMax}
          autoComplete="new-password"
          {...register("newPassword", {
            required: "Choose a password",
            minLength: { value: passwordMin, message: `At least ${passwordMin} characters` },
            maxLength: { value: passwordMax, message: `At most ${passwordMax} characters` },
          })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="outline" className="justify-self-start" pending={isSubmitting}>
        Change password
      </Button>
    </form>
  );
}

function NoPassword({ email }: { email: string }) {
  const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
  const send = async () => {
    setState("sending");
    const failure = await failureOf((client) =>
      client.requestPasswordReset({ email, redirectTo: "/reset-password" }),
    );
    setState(failure ? "idle" : "sent");
    if (failure) toastError(explain(failure));
  };
  return (
    <Section
      title="Password"
      description={
        state === "sent" ? `A link to choose one is on its way to ${email}.` : "Your account has no password."
      }
      action={
        <Button variant="outline" pending={state === "sending"} disabled={state === "sent"} onClick={send}>
          Set a password
        </Button>
      }
    />
  );
}

"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { accountLimits } from "@/domain/account";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AccountPage, Section } from "./section";

type Values = { name: string; email: string; password: string };

/** A guest makes an account of the try-out. */
export function SaveWorkScreen() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <AccountPage title="Save your work">
      {sentTo ? (
        <Section
          title="Check your mail"
          description={`Open the link that we sent to ${sentTo}, in this browser and within an hour. Then everything here is yours to keep.`}
          action={
            <Button variant="outline" onClick={() => setSentTo(null)}>
              Use another address
            </Button>
          }
        />
      ) : (
        <Section
          title="Create your account"
          description="Everything that you made while trying stays as it is."
        >
          <SaveForm onSent={setSentTo} />
        </Section>
      )}
    </AccountPage>
  );
}

function SaveForm({ onSent }: { onSent: (email: string) => void }) {
  const ask = trpc.account.askToSave.useMutation();
  const { register, handleSubmit, setError, formState } = useForm<Values>();
  const submit = handleSubmit(async (values) => {
    try {
      await ask.mutateAsync(values);
      onSent(values.email);
    } catch (error) {
      const { fieldErrors, message } = describeError(error);
      for (const name of ["name", "email", "password"] as const) {
        const [problem] = fieldErrors[name] ?? [];
        if (problem) return setError(name, { message: problem }, { shouldFocus: true });
      }
      setError("root", { message });
    }
  });
  const { errors, isSubmitting } = formState;
  const atLeast = `At least ${accountLimits.passwordMin} characters`;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input
          autoComplete="name"
          maxLength={accountLimits.name}
          {...register("name", { required: "Enter your name" })}
        />
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          maxLength={accountLimits.email}
          {...register("email", {
            required: "Enter your e-mail address",
            setValueAs: (value: string) => value.trim(),
          })}
        />
      </Field>
      <Field label="Password" description={atLeast} error={errors.password?.message}>
        <PasswordInput
          autoComplete="new-password"
          maxLength={accountLimits.passwordMax}
          {...register("password", {
            required: "Choose a password",
            minLength: { value: accountLimits.passwordMin, message: atLeast },
          })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" className="justify-self-start" pending={isSubmitting}>
        Create account
      </Button>
    </form>
  );
}

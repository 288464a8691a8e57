"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { accountLimits } from "@/domain/account";
import { explain, failureOf } from "@/trpc/auth-answer";
import { useIdentity } from "./identity";
import { Section } from "./section";

const looksLikeAddress = { value: /^\s*\S+@\S+\.\S+\s*$/, message: "This is not an e-mail address" };

export function EmailSection({ email }: { email: string }) {
  const { confirmed } = useIdentity();
  const [asked, setAsked] = useState<string | null>(null);
  const { register, handleSubmit, setError, reset, formState } = useForm<{ newEmail: string }>();
  const change = async (newEmail: string) => {
    const body = { newEmail, callbackURL: "/account/security" };
    const failure = await failureOf((client) => client.$fetch("/change-email", { method: "POST", body }));
    if (failure) return setError("root", { message: explain(failure) });
    setAsked(newEmail);
    reset();
  };
  const submit = handleSubmit(({ newEmail }) =>
    confirmed("Change your e-mail address", () => change(newEmail.trim())),
  );
  const { errors, isSubmitting } = formState;
  return (
    <Section title="E-mail address" description={<p className="break-all">{email}</p>}>
      <form onSubmit={submit} noValidate className="grid max-w-sm gap-3">
        <Field label="New address" error={errors.newEmail?.message}>
          <Input
            type="email"
            autoComplete="email"
            maxLength={accountLimits.email}
            {...register("newEmail", {
              required: "Enter the new address",
              pattern: looksLikeAddress,
              validate: (value) => value.trim().toLowerCase() !== email || "This is your address already",
            })}
          />
        </Field>
        <FormError message={errors.root?.message} />
        <Button type="submit" variant="outline" className="justify-self-start" pending={isSubmitting}>
          Change address
        </Button>
      </form>
      <p role="status" className="text-dense text-muted-foreground empty:hidden">
        {asked
          ? `Open the link that we sent to ${email}; then a second one comes to ${asked}. Until both are opened, your address stays as it is.`
          : null}
      </p>
    </Section>
  );
}

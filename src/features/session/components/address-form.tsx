"use client";

import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { accountLimits } from "@/domain/account";
import { useRules } from "./use-rules";

/** Why an address was not taken, said beside it or (`root`) below. */
export type Refusal = { field: "email" | "root"; message: string };

type Props = {
  label: string;
  submitLabel: string;
  email?: string;
  pending?: boolean;
  submit: (email: string) => Promise<Refusal | null>;
};

/** Asks for an e-mail address and nothing else. */
export function AddressForm({ label, submitLabel, email, pending, submit }: Props) {
  const rules = useRules();
  const { register, handleSubmit, setError, formState } = useForm<{ email: string }>();
  const { errors, isSubmitting } = formState;
  const send = handleSubmit(async (values) => {
    const refusal = await submit(values.email);
    if (refusal) setError(refusal.field, { message: refusal.message }, { shouldFocus: true });
  });
  return (
    <form onSubmit={send} method="post" noValidate className="grid gap-4">
      <Field label={label} error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          defaultValue={email}
          maxLength={accountLimits.email}
          {...register("email", rules.email)}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting || pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { usePreload } from "@/components/use-preload";
import { accountLimits } from "@/domain/account";
import { type AuthAnswer, type AuthClient, failureOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { useRules } from "./use-rules";

type Props = {
  submitLabel: string;
  email?: string;
  send: (client: AuthClient, email: string) => Promise<AuthAnswer>;
  onSent: (email: string) => void;
};

/** Asks for an address and has a mail sent there. */
export function EmailForm({ submitLabel, email, send, onSent }: Props) {
  usePreload(authClient);
  const t = useTranslations("session.fields");
  const rules = useRules();
  const explain = useExplain();
  const { register, handleSubmit, setError, formState } = useForm<{ email: string }>();
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (values) => {
    const failure = await failureOf((client) => send(client, values.email));
    if (!failure) return onSent(values.email);
    if (failure.status !== 400) return setError("root", { message: explain(failure) });
    return setError("email", { message: rules.email.pattern.message }, { shouldFocus: true });
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label={t("email")} error={errors.email?.message}>
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
      <Button type="submit" size="lg" pending={isSubmitting}>
        {submitLabel}
      </Button>
    </form>
  );
}

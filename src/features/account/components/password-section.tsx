"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { PasswordInput } from "@/components/ui/password-input";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { accountLimits } from "@/domain/account";
import { failureOf } from "@/trpc/auth-answer";
import { trpc } from "@/trpc/react";
import { useExplain } from "@/trpc/use-explain";
import { Section } from "./section";

const { passwordMin, passwordMax } = accountLimits;

type Props = { hasPassword: boolean; email: string };

export function PasswordSection({ hasPassword, email }: Props) {
  const t = useTranslations("account.password");
  if (!hasPassword) return <NoPassword email={email} />;
  return (
    <Section title={t("title")} description={t("text")}>
      <ChangePassword />
    </Section>
  );
}

type Values = { currentPassword: string; newPassword: string };

function ChangePassword() {
  const t = useTranslations("account.password");
  const session = useTranslations("session");
  const explain = useExplain();
  const utils = trpc.useUtils();
  const { register, handleSubmit, setError, reset, formState } = useForm<Values>();
  const submit = handleSubmit(async (values) => {
    const body = { ...values, revokeOtherSessions: true };
    const failure = await failureOf((client) => client.$fetch("/change-password", { method: "POST", body }));
    if (failure?.code === "INVALID_PASSWORD")
      return setError("currentPassword", { message: explain(failure) }, { shouldFocus: true });
    if (failure) return setError("root", { message: explain(failure) });
    reset();
    toastSuccess(t("changed"));
    await utils.session.list.invalidate();
  });
  const atLeast = session("rules.atLeast", { count: passwordMin });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-3">
      <Field label={t("current")} error={errors.currentPassword?.message}>
        <PasswordInput
          maxLength={passwordMax}
          autoComplete="current-password"
          {...register("currentPassword", { required: t("currentMissing") })}
        />
      </Field>
      <Field label={session("fields.newPassword")} description={atLeast} error={errors.newPassword?.message}>
        <PasswordInput
          maxLength={passwordMax}
          autoComplete="new-password"
          {...register("newPassword", {
            required: session("rules.passwordChosen"),
            minLength: { value: passwordMin, message: atLeast },
            maxLength: { value: passwordMax, message: session("rules.atMost", { count: passwordMax }) },
          })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="outline" className="justify-self-start" pending={isSubmitting}>
        {t("action")}
      </Button>
    </form>
  );
}

function NoPassword({ email }: { email: string }) {
  const t = useTranslations("account.password");
  const explain = useExplain();
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
      title={t("title")}
      description={state === "sent" ? t("sent", { email }) : t("none")}
      action={
        <Button variant="outline" pending={state === "sending"} disabled={state === "sent"} onClick={send}>
          {t("set")}
        </Button>
      }
    />
  );
}

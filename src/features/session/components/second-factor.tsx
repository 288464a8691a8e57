"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { failureOf } from "@/trpc/auth-answer";
import { useExplain } from "@/trpc/use-explain";
import { useRules } from "./use-rules";

type Kind = "totp" | "backup";

const paths = {
  totp: "/two-factor/verify-totp",
  backup: "/two-factor/verify-backup-code",
} as const;

type Props = { next: string | null; onBack: () => void };

/** The step after the password of somebody who has two-factor sign-in. */
export function SecondFactor({ next, onBack }: Props) {
  const t = useTranslations("session");
  const [kind, setKind] = useState<Kind>("totp");
  return (
    <AuthFrame
      focusTitle
      title={t("secondFactor.title")}
      description={t("secondFactor.text")}
      footer={
        <div className="flex flex-wrap gap-x-4">
          <Button
            variant="link"
            className="h-8 px-0"
            onClick={() => setKind(kind === "totp" ? "backup" : "totp")}
          >
            {t(kind === "totp" ? "secondFactor.useBackup" : "secondFactor.useTotp")}
          </Button>
          <Button variant="link" className="h-8 px-0" onClick={onBack}>
            {t("actions.back")}
          </Button>
        </div>
      }
    >
      <CodeForm key={kind} kind={kind} onDone={() => window.location.assign(next ?? "/")} />
    </AuthFrame>
  );
}

function CodeForm({ kind, onDone }: { kind: Kind; onDone: () => void }) {
  const t = useTranslations("session");
  const rules = useRules();
  const explain = useExplain();
  const [trustDevice, setTrustDevice] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<{ code: string }>();
  const submit = handleSubmit(async ({ code }) => {
    const body = { code: code.replace(/\s/g, ""), trustDevice };
    const failure = await failureOf((client) => client.$fetch(paths[kind], { method: "POST", body }));
    if (!failure) return onDone();
    const ofField = failure.code === "INVALID_CODE" || failure.code === "INVALID_BACKUP_CODE";
    return setError(ofField ? "code" : "root", { message: explain(failure) }, { shouldFocus: true });
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field
        label={t(kind === "totp" ? "fields.code" : "fields.backupCode")}
        description={t(`secondFactor.${kind}`)}
        error={errors.code?.message}
      >
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode={kind === "totp" ? "numeric" : "text"}
          spellCheck={false}
          maxLength={20}
          className="font-mono tracking-widest"
          {...register("code", rules.code)}
        />
      </Field>
      <CheckboxField label={t("secondFactor.trust")} checked={trustDevice} onCheckedChange={setTrustDevice} />
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting}>
        {t("actions.signIn")}
      </Button>
    </form>
  );
}

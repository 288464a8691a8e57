"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { renderSVG } from "uqr";
import { Button } from "@/components/ui/button";
import { DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { failureOf } from "@/trpc/auth-answer";
import { useExplain } from "@/trpc/use-explain";
import { BackupCodes } from "./backup-codes";

export type Setup = { totpURI: string; backupCodes: string[] };
type Props = { setup: Setup; onDone: () => void };

/** Scan, prove, keep the codes: it is on once the first code was right. */
export function TwoFactorSetup({ setup, onDone }: Props) {
  const t = useTranslations("account.codes");
  const [proven, setProven] = useState(false);
  if (!proven) return <Prove uri={setup.totpURI} onProven={() => setProven(true)} />;
  return (
    <>
      <DialogHeader title={t("keep")} description={t("keepText")} />
      <BackupCodes codes={setup.backupCodes} onDone={onDone} />
    </>
  );
}

function Prove({ uri, onProven }: { uri: string; onProven: () => void }) {
  const t = useTranslations("account.twoFactor");
  const session = useTranslations("session");
  const explain = useExplain();
  const { register, handleSubmit, setError, formState } = useForm<{ code: string }>();
  const submit = handleSubmit(async ({ code }) => {
    const body = { code: code.replace(/\s/g, "") };
    const failure = await failureOf((client) =>
      client.$fetch("/two-factor/verify-totp", { method: "POST", body }),
    );
    if (!failure) return onProven();
    const name = failure.code === "INVALID_CODE" ? "code" : "root";
    return setError(name, { message: explain(failure) }, { shouldFocus: true });
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <DialogHeader title={t("setUp")} description={t("scan")} />
      <QrCode uri={uri} />
      <Field label={session("fields.code")} error={errors.code?.message}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          className="font-mono tracking-widest"
          {...register("code", { required: session("rules.codeMissing") })}
        />
      </Field>
      <FormError message={errors.root?.message} />
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {t("switchOn")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function QrCode({ uri }: { uri: string }) {
  const t = useTranslations("account.twoFactor");
  const picture = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`,
    [uri],
  );
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <div className="grid justify-items-center gap-2">
      {/* biome-ignore lint/performance/noImgElement: drawn here, nothing to optimise */}
      <img src={picture} alt={t("qrCode")} className="size-44 rounded-md border" />
      <p className="text-center text-meta text-muted-foreground">
        {t("key")}
        <code className="mx-auto block w-64 max-w-full select-all break-all font-mono text-foreground">
          {secret}
        </code>
      </p>
    </div>
  );
}

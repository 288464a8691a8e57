"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { explain, failureOf } from "@/trpc/auth-answer";

type Kind = "totp" | "backup";

const kinds = {
  totp: {
    path: "/two-factor/verify-totp",
    label: "Code",
    description: "Six digits from your authenticator app.",
    other: "Use a backup code",
  },
  backup: {
    path: "/two-factor/verify-backup-code",
    label: "Backup code",
    description: "One of the codes you kept when you set this up.",
    other: "Use the authenticator app",
  },
} as const;

type Props = { next: string | null; onBack: () => void };

/** The step after the password of somebody who has two-factor sign-in. */
export function SecondFactor({ next, onBack }: Props) {
  const [kind, setKind] = useState<Kind>("totp");
  return (
    <AuthFrame
      focusTitle
      title="Enter your code"
      description="Your account has two-factor sign-in."
      footer={
        <div className="flex flex-wrap gap-x-4">
          <Button
            variant="link"
            className="h-8 px-0"
            onClick={() => setKind(kind === "totp" ? "backup" : "totp")}
          >
            {kinds[kind].other}
          </Button>
          <Button variant="link" className="h-8 px-0" onClick={onBack}>
            Back to sign in
          </Button>
        </div>
      }
    >
      <CodeForm key={kind} kind={kind} onDone={() => window.location.assign(next ?? "/")} />
    </AuthFrame>
  );
}

function CodeForm({ kind, onDone }: { kind: Kind; onDone: () => void }) {
  const { path, label, description } = kinds[kind];
  const trust = useId();
  const [trustDevice, setTrustDevice] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm<{ code: string }>();
  const submit = handleSubmit(async ({ code }) => {
    const body = { code: code.replace(/\s/g, ""), trustDevice };
    const failure = await failureOf((client) => client.$fetch(path, { method: "POST", body }));
    if (!failure) return onDone();
    const ofField = failure.code === "INVALID_CODE" || failure.code === "INVALID_BACKUP_CODE";
    return setError(ofField ? "code" : "root", { message: explain(failure) }, { shouldFocus: true });
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field label={label} description={description} error={errors.code?.message}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode={kind === "totp" ? "numeric" : "text"}
          spellCheck={false}
          maxLength={20}
          className="font-mono tracking-widest"
          {...register("code", { required: "Enter the code" })}
        />
      </Field>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control */}
      <label className="flex items-center gap-2.5 text-dense">
        <Checkbox aria-labelledby={trust} checked={trustDevice} onCheckedChange={setTrustDevice} />
        <span id={trust}>Trust this device for 30 days</span>
      </label>
      <FormError message={errors.root?.message} />
      <Button type="submit" size="lg" pending={isSubmitting}>
        Sign in
      </Button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { signOnLimits } from "@/domain/single-sign-on";
import { trpc } from "@/trpc/react";
import { errorsOf, TextField } from "./form-parts";

const empty = { domain: "", issuer: "", clientId: "", clientSecret: "" };

export function OidcForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("signOn");
  const [draft, setDraft] = useState(empty);
  const utils = trpc.useUtils();
  const add = trpc.singleSignOn.addOidc.useMutation({
    onSuccess: async () => {
      await utils.singleSignOn.list.invalidate();
      onDone();
    },
  });
  const { ofField, rest } = errorsOf(add.error);
  const field = (name: keyof typeof empty) => ({
    value: draft[name],
    error: ofField(name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const secret = field("clientSecret");
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(draft);
      }}
    >
      <TextField
        label={t("form.domain")}
        placeholder="example.com"
        autoFocus
        maxLength={signOnLimits.domain}
        {...field("domain")}
      />
      <TextField
        label={t("value.issuer")}
        placeholder="https://login.example.com"
        maxLength={signOnLimits.url}
        {...field("issuer")}
      />
      <TextField label={t("value.clientId")} maxLength={signOnLimits.clientId} {...field("clientId")} />
      <Field label={t("secret.label")} description={t("secret.text")} error={secret.error}>
        <PasswordInput
          autoComplete="off"
          maxLength={signOnLimits.clientSecret}
          value={secret.value}
          onChange={(event) => secret.onChange(event.target.value)}
        />
      </Field>
      {rest}
      <DialogFooter>
        <Button type="submit" pending={add.isPending}>
          {t("add")}
        </Button>
      </DialogFooter>
    </form>
  );
}

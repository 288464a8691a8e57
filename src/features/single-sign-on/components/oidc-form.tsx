"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { signOnLimits } from "@/domain/single-sign-on";
import { trpc } from "@/trpc/react";
import { ProviderForm, TextField } from "./form-parts";
import { useAdded, useProviderForm } from "./use-provider-form";

const empty = { domain: "", issuer: "", clientId: "", clientSecret: "" };

export function OidcForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("signOn");
  const { field, form } = useProviderForm(empty, trpc.singleSignOn.addOidc.useMutation(useAdded(onDone)));
  const secret = field("clientSecret");
  return (
    <ProviderForm {...form}>
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
    </ProviderForm>
  );
}

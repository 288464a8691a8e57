"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { signOnLimits } from "@/domain/single-sign-on";
import { trpc } from "@/trpc/react";
import { ProviderForm, TextField } from "./form-parts";
import { readMetadata } from "./read-metadata";
import { useAdded, useProviderForm } from "./use-provider-form";

const empty = { domain: "", issuer: "", entryPoint: "", certificate: "" };

export function SamlForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("signOn");
  const add = trpc.singleSignOn.addSaml.useMutation(useAdded(onDone));
  const { field, fill, form } = useProviderForm(empty, add);
  const certificate = field("certificate");
  return (
    <ProviderForm {...form}>
      <TextField
        label={t("form.domain")}
        placeholder="example.com"
        maxLength={signOnLimits.domain}
        {...field("domain")}
      />
      <MetadataField onRead={fill} />
      <TextField label={t("value.entityId")} maxLength={signOnLimits.url} {...field("issuer")} />
      <TextField
        label={t("form.signInUrl")}
        placeholder="https://login.example.com/saml"
        maxLength={signOnLimits.url}
        {...field("entryPoint")}
      />
      <Field label={t("form.certificate")} error={certificate.error}>
        <Textarea
          rows={4}
          spellCheck={false}
          className="font-mono text-meta"
          maxLength={signOnLimits.certificate}
          value={certificate.value}
          onChange={(event) => certificate.onChange(event.target.value)}
        />
      </Field>
    </ProviderForm>
  );
}

type MetadataProps = { onRead: (metadata: NonNullable<ReturnType<typeof readMetadata>>) => void };

/** Fills in the fields below from what a provider publishes about itself. */
function MetadataField({ onRead }: MetadataProps) {
  const t = useTranslations("signOn.metadata");
  const [text, setText] = useState("");
  const read = text ? readMetadata(text) : null;
  return (
    <Field
      label={t("label")}
      description={t(read ? "read" : "paste")}
      error={text && !read ? t("unreadable") : undefined}
    >
      <Textarea
        rows={2}
        spellCheck={false}
        className="font-mono text-meta"
        maxLength={signOnLimits.metadata}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const found = readMetadata(event.target.value);
          if (found) onRead(found);
        }}
      />
    </Field>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { signOnLimits } from "@/domain/single-sign-on";
import { trpc } from "@/trpc/react";
import { errorsOf, TextField } from "./form-parts";
import { readMetadata } from "./read-metadata";

const empty = { domain: "", issuer: "", entryPoint: "", certificate: "" };

export function SamlForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("signOn");
  const [draft, setDraft] = useState(empty);
  const utils = trpc.useUtils();
  const add = trpc.singleSignOn.addSaml.useMutation({
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
  const certificate = field("certificate");
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
        maxLength={signOnLimits.domain}
        {...field("domain")}
      />
      <MetadataField onRead={(read) => setDraft({ ...draft, ...read })} />
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
      {rest}
      <DialogFooter>
        <Button type="submit" pending={add.isPending}>
          {t("add")}
        </Button>
      </DialogFooter>
    </form>
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

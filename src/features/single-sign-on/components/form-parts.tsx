"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";

type TextProps = {
  label: string;
  description?: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  maxLength: number;
  autoFocus?: boolean;
};

/** One line of text of a provider's settings. */
export function TextField({ label, description, error, onChange, ...input }: TextProps) {
  return (
    <Field label={label} description={description} error={error}>
      <Input
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        {...input}
      />
    </Field>
  );
}

type FormProps = { onSubmit: () => void; error?: string; pending: boolean; children: ReactNode };

/** The fields of a new provider, what was wrong with none of them alone, and the button. */
export function ProviderForm({ onSubmit, error, pending, children }: FormProps) {
  const t = useTranslations("signOn");
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <FormError message={error} />
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {t("add")}
        </Button>
      </DialogFooter>
    </form>
  );
}

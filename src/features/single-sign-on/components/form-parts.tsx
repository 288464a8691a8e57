"use client";

import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { describeError } from "@/trpc/errors";

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

/** What the server said of a form, by field; what it said of none of them stands below. */
export function errorsOf(error: unknown) {
  const { fieldErrors, message } = error ? describeError(error) : { fieldErrors: {}, message: undefined };
  const ofField = (name: string): string | undefined =>
    Object.entries(fieldErrors).find(([field]) => field === name)?.[1]?.[0];
  const rest = Object.keys(fieldErrors).length > 0 ? undefined : message;
  return { ofField, rest: <FormError message={rest} /> };
}

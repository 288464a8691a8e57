"use client";

import { useState } from "react";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Adding<Draft> = { mutate: (draft: Draft) => void; error: unknown; isPending: boolean };

/** What is typed into a new provider's form, with what the server said of each field. */
export function useProviderForm<Draft extends Record<string, string>>(empty: Draft, add: Adding<Draft>) {
  const [draft, setDraft] = useState(empty);
  const { ofField, rest } = errorsOf(add.error);
  const fill = (values: Partial<Draft>) => setDraft({ ...draft, ...values });
  const field = (name: Extract<keyof Draft, string>) => ({
    value: draft[name],
    error: ofField(name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  return { fill, field, form: { error: rest, pending: add.isPending, onSubmit: () => add.mutate(draft) } };
}

/** What follows when a provider was added: it is in the list, and the form is done. */
export function useAdded(onDone: () => void) {
  const utils = trpc.useUtils();
  return {
    onSuccess: async () => {
      await utils.singleSignOn.list.invalidate();
      onDone();
    },
  };
}

/** What the server said of a form, by field; `rest` is what it said of none of them. */
function errorsOf(error: unknown) {
  const { fieldErrors, message } = error ? describeError(error) : { fieldErrors: {}, message: undefined };
  const ofField = (name: string): string | undefined =>
    Object.entries(fieldErrors).find(([field]) => field === name)?.[1]?.[0];
  return { ofField, rest: Object.keys(fieldErrors).length > 0 ? undefined : message };
}

"use client";

import { useTranslations } from "next-intl";
import { usePreload } from "@/components/use-preload";
import { type AuthAnswer, type AuthClient, failureOf } from "@/trpc/auth-answer";
import { authClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { AddressForm, type Refusal } from "./address-form";
import { useRules } from "./use-rules";

type Props = {
  submitLabel: string;
  email?: string;
  send: (client: AuthClient, email: string) => Promise<AuthAnswer>;
  onSent: (email: string) => void;
};

/** Asks for an address and has a mail sent there. */
export function EmailForm({ submitLabel, email, send, onSent }: Props) {
  usePreload(authClient);
  const t = useTranslations("session.fields");
  const rules = useRules();
  const explain = useExplain();
  const submit = async (address: string): Promise<Refusal | null> => {
    const failure = await failureOf((client) => send(client, address));
    if (failure?.status === 400) return { field: "email", message: rules.email.pattern.message };
    if (failure) return { field: "root", message: explain(failure) };
    onSent(address);
    return null;
  };
  return <AddressForm label={t("email")} submitLabel={submitLabel} email={email} submit={submit} />;
}

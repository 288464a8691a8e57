"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { whenIdle } from "@/lib/when-idle";
import { passkeyClient } from "@/trpc/auth-client";
import { useExplain } from "@/trpc/use-explain";
import { rememberMethod } from "./last-method";

type Refusal = { status?: number; code?: string };

const leave = (next: string | null) => {
  rememberMethod("passkey");
  window.location.assign(next ?? "/");
};

async function offersAutofill(): Promise<boolean> {
  if (!("PublicKeyCredential" in window)) return false;
  return (await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

async function waitForPasskey(): Promise<boolean> {
  if (!(await offersAutofill())) return false;
  const { signIn } = await passkeyClient();
  const { error } = await signIn({ autoFill: true });
  return !error;
}

/** Lets the browser offer passkeys among the addresses it fills in. */
export function usePasskeyAutofill(next: string | null): void {
  useEffect(() => {
    const wait = () =>
      void waitForPasskey()
        .then((signedIn) => signedIn && leave(next))
        .catch(() => {});
    return whenIdle(wait);
  }, [next]);
}

/** Signs in by a passkey that the browser asks for. */
export function usePasskeySignIn(next: string | null) {
  const t = useTranslations("session.ways");
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const sentenceOf = ({ code, status }: Refusal) =>
    status === 0 || code === "BANNED_USER" ? explain({ code, status: status ?? 0 }) : t("noPasskey");
  const signIn = async () => {
    setPending(true);
    setFailure(undefined);
    const error = await passkeyClient()
      .then((client) => client.signIn())
      .then((answer) => answer.error)
      .catch(() => ({ status: 0 }));
    if (!error) return leave(next);
    setPending(false);
    setFailure(sentenceOf(error));
  };
  return { pending, failure, signIn };
}

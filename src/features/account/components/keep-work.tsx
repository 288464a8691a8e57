"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { procedures, useFailure } from "@/trpc/call";

type Props = { token: string | null; guest: boolean };
type State = "open" | "saving" | "saved" | "refused";

/** Where the mail to a guest leads: its button makes the try-out an account. */
export function KeepWork({ token, guest }: Props) {
  const t = useTranslations("account.keep");
  const failureOf = useFailure();
  const [state, setState] = useState<State>(token ? "open" : "refused");
  const [failure, setFailure] = useState<string>();
  if (!guest && state !== "saved") return <OtherBrowser />;
  if (!token || state === "refused") return <Refused />;
  if (state === "saved") return <Saved />;
  const keep = async () => {
    setState("saving");
    const { client } = await procedures();
    try {
      await client.account.keepWork.mutate({ token });
      setState("saved");
    } catch (error) {
      const { reason, message } = await failureOf(error);
      setState(reason === "link_invalid" ? "refused" : "open");
      setFailure(message);
    }
  };
  return (
    <AuthFrame title={t("title")} description={t("text")}>
      <FormError message={failure} />
      <Button size="lg" autoFocus pending={state === "saving"} onClick={keep}>
        {t("action")}
      </Button>
    </AuthFrame>
  );
}

function Saved() {
  const t = useTranslations("account.keep");
  return (
    <AuthFrame focusTitle title={t("saved")} description={t("savedText")}>
      <Link href="/" className={buttonVariants({ size: "lg" })}>
        {t("goToWork")}
      </Link>
    </AuthFrame>
  );
}

function Refused() {
  const t = useTranslations("account.keep");
  return (
    <AuthFrame focusTitle title={t("refused")} description={t("refusedText")}>
      <Link href="/account/save" className={buttonVariants({ size: "lg" })}>
        {t("ask")}
      </Link>
    </AuthFrame>
  );
}

function OtherBrowser() {
  const t = useTranslations("account.keep");
  return (
    <AuthFrame title={t("elsewhere")} description={t("elsewhereText")}>
      <Link href="/sign-in" className={buttonVariants({ size: "lg" })}>
        {t("signIn")}
      </Link>
    </AuthFrame>
  );
}

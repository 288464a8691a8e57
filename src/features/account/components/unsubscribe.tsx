"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { usePreload } from "@/components/use-preload";
import { mutableMails } from "@/domain/account";
import { procedures, useFailure } from "@/trpc/call";

type Props = { person: string; mail: string; signature: string };
type State = "open" | "ending" | "ended" | "refused";

/** Where the link of a mail leads: only the button ends the mails, a program that looks at the link does not. */
export function Unsubscribe({ person, mail: named, signature }: Props) {
  usePreload(procedures);
  const t = useTranslations("account.unsubscribe");
  const failureOf = useFailure();
  const mail = mutableMails.find((each) => each === named);
  const [state, setState] = useState<State>(mail ? "open" : "refused");
  const [failure, setFailure] = useState<string>();
  if (!mail || state === "refused") return <Outcome title={t("refused")} text={t("refusedText")} />;
  if (state === "ended") return <Outcome title={t("done")} text={t("doneText")} />;
  const end = async () => {
    setState("ending");
    setFailure(undefined);
    const { client } = await procedures();
    try {
      await client.account.unsubscribe.mutate({ person, mail, signature });
      setState("ended");
    } catch (error) {
      const { code, message } = await failureOf(error);
      setState(code === "BAD_REQUEST" ? "refused" : "open");
      setFailure(message);
    }
  };
  return (
    <AuthFrame title={t("title")} description={t(`text.${mail}`)}>
      <FormError message={failure} />
      <Button size="lg" autoFocus pending={state === "ending"} onClick={end}>
        {t("action")}
      </Button>
    </AuthFrame>
  );
}

function Outcome({ title, text }: { title: string; text: string }) {
  const t = useTranslations("account.unsubscribe");
  return (
    <AuthFrame focusTitle title={title} description={text}>
      <Link href="/account" className={buttonVariants({ size: "lg", variant: "outline" })}>
        {t("profile")}
      </Link>
    </AuthFrame>
  );
}

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { usePreload } from "@/components/use-preload";
import { withQuery } from "@/lib/paths";
import { procedures, useFailure } from "@/trpc/call";
import { rememberMethod } from "./last-method";

type Props = { token: string | null; next: string | null };
type State = "open" | "signing-in" | "refused";

/** Where a mailed link leads: only the button signs in, a program that looks at the link does not. */
export function SignInLink({ token, next }: Props) {
  usePreload(procedures);
  const t = useTranslations("session");
  const failureOf = useFailure();
  const [state, setState] = useState<State>(token ? "open" : "refused");
  const [failure, setFailure] = useState<string>();
  if (!token || state === "refused") return <LinkRefused next={next} />;
  const signIn = async () => {
    setState("signing-in");
    setFailure(undefined);
    const { client } = await procedures();
    try {
      await client.session.signInByLink.mutate({ token });
      rememberMethod("link");
      window.location.replace(next ?? "/");
    } catch (error) {
      const { reason, message } = await failureOf(error);
      setState(reason === "link_invalid" ? "refused" : "open");
      setFailure(message);
    }
  };
  return (
    <AuthFrame title={t("signIn.title")} description={t("link.opened")}>
      <FormError message={failure} />
      <Button size="lg" autoFocus pending={state === "signing-in"} onClick={signIn}>
        {t("actions.signIn")}
      </Button>
    </AuthFrame>
  );
}

function LinkRefused({ next }: { next: string | null }) {
  const t = useTranslations("session");
  return (
    <AuthFrame focusTitle title={t("mail.badLink")} description={t("link.refused")}>
      <Link href={withQuery("/sign-in", { next })} className={buttonVariants({ size: "lg" })}>
        {t("link.goToSignIn")}
      </Link>
    </AuthFrame>
  );
}

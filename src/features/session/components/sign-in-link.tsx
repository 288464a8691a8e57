"use client";

import Link from "next/link";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { usePreload } from "@/components/use-preload";
import { withQuery } from "@/lib/paths";
import { procedures } from "@/trpc/call";
import { rememberMethod } from "./last-method";

type Props = { token: string | null; next: string | null };
type State = "open" | "signing-in" | "refused";

/** Where a mailed link leads: only the button signs in, a program that looks at the link does not. */
export function SignInLink({ token, next }: Props) {
  usePreload(procedures);
  const [state, setState] = useState<State>(token ? "open" : "refused");
  const [failure, setFailure] = useState<string>();
  if (!token || state === "refused") return <LinkRefused next={next} />;
  const signIn = async () => {
    setState("signing-in");
    setFailure(undefined);
    const { client, describeError } = await procedures();
    try {
      await client.session.signInByLink.mutate({ token });
      rememberMethod("link");
      window.location.replace(next ?? "/");
    } catch (error) {
      const { reason, message } = describeError(error);
      setState(reason === "link_invalid" ? "refused" : "open");
      setFailure(message);
    }
  };
  return (
    <AuthFrame title="Sign in to Tenantry" description="You opened the link from your mail.">
      <FormError message={failure} />
      <Button size="lg" autoFocus pending={state === "signing-in"} onClick={signIn}>
        Sign in
      </Button>
    </AuthFrame>
  );
}

function LinkRefused({ next }: { next: string | null }) {
  return (
    <AuthFrame
      focusTitle
      title="This link does not work"
      description="Links to sign in work once, for 15 minutes. Ask for a new one."
    >
      <Link href={withQuery("/sign-in", { next })} className={buttonVariants({ size: "lg" })}>
        Go to sign in
      </Link>
    </AuthFrame>
  );
}

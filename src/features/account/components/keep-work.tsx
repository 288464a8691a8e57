"use client";

import Link from "next/link";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { procedures } from "@/trpc/call";

type Props = { token: string | null; guest: boolean };
type State = "open" | "saving" | "saved" | "refused";

/** Where the mail to a guest leads: its button makes the try-out an account. */
export function KeepWork({ token, guest }: Props) {
  const [state, setState] = useState<State>(token ? "open" : "refused");
  const [failure, setFailure] = useState<string>();
  if (!guest && state !== "saved") return <OtherBrowser />;
  if (!token || state === "refused") return <Refused />;
  if (state === "saved") return <Saved />;
  const keep = async () => {
    setState("saving");
    const { client, describeError } = await procedures();
    try {
      await client.account.keepWork.mutate({ token });
      setState("saved");
    } catch (error) {
      const { reason, message } = describeError(error);
      setState(reason === "link_invalid" ? "refused" : "open");
      setFailure(message);
    }
  };
  return (
    <AuthFrame title="Keep your work" description="Your address is confirmed. One step is left.">
      <FormError message={failure} />
      <Button size="lg" autoFocus pending={state === "saving"} onClick={keep}>
        Keep my work
      </Button>
    </AuthFrame>
  );
}

function Saved() {
  return (
    <AuthFrame focusTitle title="Your work is saved" description="Sign in with your address from now on.">
      <Link href="/" className={buttonVariants({ size: "lg" })}>
        Go to your work
      </Link>
    </AuthFrame>
  );
}

function Refused() {
  return (
    <AuthFrame
      focusTitle
      title="This link does not work"
      description="Links to keep your work work once, for an hour. Ask for a new one."
    >
      <Link href="/account/save" className={buttonVariants({ size: "lg" })}>
        Ask for a new link
      </Link>
    </AuthFrame>
  );
}

function OtherBrowser() {
  return (
    <AuthFrame
      title="Open this link where you tried Tenantry"
      description="Only the browser that holds your work can keep it. If you have kept it already, sign in."
    >
      <Link href="/sign-in" className={buttonVariants({ size: "lg" })}>
        Sign in
      </Link>
    </AuthFrame>
  );
}

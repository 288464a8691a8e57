"use client";

import Link from "next/link";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import { ResetPasswordForm } from "./reset-password-form";
import { TextLink } from "./text-link";

type Progress = "open" | "changed" | "expired";

/** `token` is null when the link that led here was refused. */
export function ResetPassword({ token }: { token: string | null }) {
  const [progress, setProgress] = useState<Progress>("open");
  if (!token || progress === "expired") return <LinkExpired focusTitle={progress === "expired"} />;
  if (progress === "changed") {
    return (
      <AuthFrame
        focusTitle
        title="Password changed"
        description="You were signed out everywhere. Sign in with the new password."
      >
        <Link href="/sign-in" className={buttonVariants({ size: "lg" })}>
          Sign in
        </Link>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Choose a new password"
      description="You will be signed out on all devices."
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <ResetPasswordForm
        token={token}
        onChanged={() => setProgress("changed")}
        onExpired={() => setProgress("expired")}
      />
    </AuthFrame>
  );
}

function LinkExpired({ focusTitle }: { focusTitle: boolean }) {
  return (
    <AuthFrame
      focusTitle={focusTitle}
      title="This link does not work"
      description="Links to a new password work once, for one hour. Your password is unchanged."
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <Link href="/forgot-password" className={buttonVariants({ size: "lg" })}>
        Get a new link
      </Link>
    </AuthFrame>
  );
}

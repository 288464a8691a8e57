"use client";

import { Copy } from "lucide-react";
import { AuthFrame } from "./auth-frame";
import { Button, buttonVariants } from "./ui/button";

type Props = { error: unknown; retry: () => void };

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && error.digest ? String(error.digest) : null;

/** A whole screen that did not come about: try again, or start over. */
export function FailureScreen({ error, retry }: Props) {
  const digest = digestOf(error);
  return (
    <AuthFrame
      focusTitle
      title="Something went wrong"
      description="This page could not be shown. Your data is safe. Try again in a moment."
      footer={
        digest ? (
          <p className="flex items-center gap-1">
            Error <code className="min-w-0 break-all font-mono text-meta">{digest}</code>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label="Copy error number"
              onClick={() => navigator.clipboard.writeText(digest)}
            >
              <Copy aria-hidden />
            </Button>
          </p>
        ) : null
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={retry}>
          Try again
        </Button>
        <a href="/" className={buttonVariants({ size: "lg", variant: "ghost" })}>
          Go to your work
        </a>
      </div>
    </AuthFrame>
  );
}

"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { AuthFrame } from "./auth-frame";
import { Button, buttonVariants } from "./ui/button";

type Props = { error: unknown; retry: () => void };

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && error.digest ? String(error.digest) : null;

/** A whole screen that did not come about: try again, or start over. */
export function FailureScreen({ error, retry }: Props) {
  const t = useTranslations("failure");
  const digest = digestOf(error);
  return (
    <AuthFrame
      focusTitle
      title={t("title")}
      description={t("text")}
      footer={digest ? <ErrorNumber digest={digest} /> : null}
    >
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={retry}>
          {t("retry")}
        </Button>
        <a href="/" className={buttonVariants({ size: "lg", variant: "ghost" })}>
          {t("home")}
        </a>
      </div>
    </AuthFrame>
  );
}

function ErrorNumber({ digest }: { digest: string }) {
  const t = useTranslations("failure");
  return (
    <p className="flex items-center gap-1">
      {t.rich("number", {
        number: () => <code className="min-w-0 break-all font-mono text-meta">{digest}</code>,
      })}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("copyNumber")}
        onClick={() => navigator.clipboard.writeText(digest)}
      >
        <Copy aria-hidden />
      </Button>
    </p>
  );
}

"use client";

import { RotateCw, TriangleAlert, Upload as UploadIcon, X } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatBytes } from "@/lib/format-bytes";
import { useOrganization } from "@/trpc/organization";
import { type Upload, uploadQueue } from "./upload-queue";

/** A file on its way, or why it did not arrive. */
export function TodoUpload({ upload }: { upload: Upload }) {
  const { id, file, sent, state, failure } = upload;
  const t = useTranslations("panel.uploads");
  const failed = state === "failed";
  const Icon = failed ? TriangleAlert : UploadIcon;
  return (
    <li className="flex min-h-12 items-center gap-1 py-1 text-dense">
      <div className="flex min-w-0 flex-1 items-center gap-2.5">
        <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md border bg-muted text-muted-foreground">
          <Icon aria-hidden className={failed ? "size-4 text-destructive-text" : "size-4"} />
        </span>
        <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">
          <div className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate" title={file.name}>
              {file.name}
            </span>
            {failed ? null : <HowFar upload={upload} />}
          </div>
          {failed ? (
            <Failure upload={upload} />
          ) : (
            <Progress
              label={t("uploading", { name: file.name })}
              value={Math.min(sent, file.size)}
              max={file.size}
            />
          )}
        </div>
      </div>
      {failed && failure?.reason !== "file_refused" ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("retry", { name: file.name })}
          onClick={() => uploadQueue.retry(id)}
        >
          <RotateCw aria-hidden />
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t(failed ? "dismiss" : "cancel", { name: file.name })}
        onClick={() => uploadQueue.cancel(id)}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}

function HowFar({ upload: { file, sent, state } }: { upload: Upload }) {
  const t = useTranslations("panel.uploads");
  const locale = useLocale();
  const [done, size] = [formatBytes(Math.min(sent, file.size), locale), formatBytes(file.size, locale)];
  return (
    <span className="shrink-0 text-meta text-muted-foreground tabular-nums">
      {state === "waiting" ? t("waiting") : t("sent", { sent: done, size })}
    </span>
  );
}

function Failure({ upload: { failure } }: { upload: Upload }) {
  const t = useTranslations("panel.uploads");
  const { organization } = useOrganization();
  return (
    <p role="alert" className="text-destructive-text text-meta">
      {failure?.fieldErrors.size?.[0] ?? failure?.message}{" "}
      {failure?.reason === "plan_limit" ? (
        <Link href={`/o/${organization.slug}/billing`} className="font-medium underline">
          {t("plans")}
        </Link>
      ) : null}
    </p>
  );
}

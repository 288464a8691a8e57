"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toastSuccess } from "@/components/ui/toast";
import type { Messages } from "@/i18n/messages";

type Props = { name: keyof Messages["signOn"]["value"]; value: string };

/** A value to take elsewhere, whole, with a button that copies it. */
export function CopyLine({ name, value }: Props) {
  const t = useTranslations("signOn");
  const label = t(`value.${name}`);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    toastSuccess(t("copied", { label }));
  };
  return (
    <div className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-center sm:gap-3">
      <dt className="text-meta text-muted-foreground">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 flex-1 break-all font-mono text-meta">{value}</code>
        <Button variant="ghost" size="icon-sm" aria-label={t(`copy.${name}`)} onClick={copy}>
          <Copy aria-hidden />
        </Button>
      </dd>
    </div>
  );
}

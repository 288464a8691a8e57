"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { RouterInputs } from "@/trpc/react";
import { useExport } from "./use-export";
import type { Telling } from "./values";

type Props = { input: RouterInputs["auditLog"]["list"]; telling: Telling; disabled: boolean };

export function ExportButton({ input, telling, disabled }: Props) {
  const t = useTranslations("audit.export");
  const words = useTranslations("common");
  const { loaded, start, cancel } = useExport(input, telling);
  return (
    <>
      <span role="status" className="text-meta text-muted-foreground tabular-nums">
        {loaded === null ? null : loaded === 0 ? t("reading") : t("read", { count: loaded })}
      </span>
      {loaded === null ? null : (
        <Button variant="ghost" onClick={cancel}>
          {words("cancel")}
        </Button>
      )}
      <Button
        variant="outline"
        focusableWhenDisabled
        disabled={disabled}
        pending={loaded !== null}
        onClick={start}
      >
        <Download aria-hidden /> {t("action")}
      </Button>
    </>
  );
}

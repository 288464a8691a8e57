"use client";

import { Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { toastSuccess } from "@/components/ui/toast";
import { saveFile } from "./save-file";

type Props = { codes: readonly string[]; onDone: () => void };

/** The codes, shown this once. */
export function BackupCodes({ codes, onDone }: Props) {
  const t = useTranslations("account.codes");
  const text = `${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toastSuccess(t("copied"));
  };
  return (
    <>
      <ul
        aria-label={t("label")}
        className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border bg-secondary/50 p-3 font-mono text-dense"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="text-dense text-muted-foreground">{t("once")}</p>
      <DialogFooter>
        <Button variant="outline" onClick={copy}>
          <Copy aria-hidden /> {t("copy")}
        </Button>
        <Button variant="outline" onClick={() => saveFile("tenantry-backup-codes.txt", text, "text/plain")}>
          <Download aria-hidden /> {t("download")}
        </Button>
        <Button onClick={onDone}>{t("kept")}</Button>
      </DialogFooter>
    </>
  );
}

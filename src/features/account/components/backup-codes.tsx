"use client";

import { Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { toastSuccess } from "@/components/ui/toast";
import { saveFile } from "./save-file";

type Props = { codes: readonly string[]; onDone: () => void };

/** The codes, shown this once. */
export function BackupCodes({ codes, onDone }: Props) {
  const text = `${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toastSuccess("Codes copied");
  };
  return (
    <>
      <ul
        aria-label="Backup codes"
        className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-md border bg-secondary/50 p-3 font-mono text-dense"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="text-dense text-muted-foreground">They are shown only now.</p>
      <DialogFooter>
        <Button variant="outline" onClick={copy}>
          <Copy aria-hidden /> Copy
        </Button>
        <Button variant="outline" onClick={() => saveFile("tenantry-backup-codes.txt", text, "text/plain")}>
          <Download aria-hidden /> Download
        </Button>
        <Button onClick={onDone}>I have kept them</Button>
      </DialogFooter>
    </>
  );
}

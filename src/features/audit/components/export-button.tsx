"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { RouterInputs } from "@/trpc/react";
import type { Names } from "./fields";
import { useExport } from "./use-export";

type Props = { input: RouterInputs["auditLog"]["list"]; names: Names; disabled: boolean };

export function ExportButton({ input, names, disabled }: Props) {
  const { loaded, start, cancel } = useExport(input, names);
  return (
    <>
      <span role="status" className="text-meta text-muted-foreground tabular-nums">
        {loaded === null ? null : loaded === 0 ? "Reading…" : `${loaded.toLocaleString("en")} entries read`}
      </span>
      {loaded === null ? null : (
        <Button variant="ghost" onClick={cancel}>
          Cancel
        </Button>
      )}
      <Button
        variant="outline"
        focusableWhenDisabled
        disabled={disabled}
        pending={loaded !== null}
        onClick={start}
      >
        <Download aria-hidden /> Export CSV
      </Button>
    </>
  );
}

"use client";

import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toastSuccess } from "@/components/ui/toast";

/** A value to take elsewhere, whole, with a button that copies it. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    toastSuccess(`${label} copied`);
  };
  return (
    <div className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-center sm:gap-3">
      <dt className="text-meta text-muted-foreground">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 flex-1 break-all font-mono text-meta">{value}</code>
        <Button variant="ghost" size="icon-sm" aria-label={`Copy ${label.toLowerCase()}`} onClick={copy}>
          <Copy aria-hidden />
        </Button>
      </dd>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterInputs, trpc } from "@/trpc/react";
import { auditCsv } from "./csv";
import type { AuditEntry } from "./fields";
import type { Telling } from "./values";

const most = 10_000;

/** All entries of a filter, page after page; says after each how many there are. */
function useCollect(input: RouterInputs["auditLog"]["list"]) {
  const { client } = trpc.useUtils();
  return async (signal: AbortSignal, onPage: (count: number) => void) => {
    const entries: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: AuditEntry[]; nextCursor: string | null } = await client.auditLog.list.query(
        { ...input, cursor, limit: 100 },
        { signal },
      );
      entries.push(...page.items);
      onPage(entries.length);
      cursor = page.nextCursor;
    } while (cursor && entries.length < most);
    return { entries, more: cursor !== null };
  };
}

/** The entries of a filter as a file; `loaded` counts them while it runs. */
export function useExport(input: RouterInputs["auditLog"]["list"], telling: Telling) {
  const t = useTranslations("audit");
  const { today } = useDates();
  const { organization } = useOrganization();
  const collect = useCollect(input);
  const [loaded, setLoaded] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setLoaded(0);
    try {
      const { entries, more } = await collect(controller.signal, setLoaded);
      download(auditCsv(entries, telling, t), `audit-${organization.slug}-${today()}.csv`);
      toastSuccess(t(more ? "export.cut" : "export.done", { count: entries.length }));
    } catch (error) {
      if (!controller.signal.aborted) toastError(describeError(error).message, () => void start());
    } finally {
      setLoaded(null);
    }
  }

  return { loaded, start: () => void start(), cancel: () => running.current?.abort() };
}

/** With a byte order mark: spreadsheets take the text for another encoding without it. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

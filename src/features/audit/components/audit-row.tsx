"use client";

import { ChevronRight, Cog, UserRound, VenetianMask } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { useDates } from "@/components/use-dates";
import { cn } from "@/lib/utils";
import { AuditDetails } from "./audit-details";
import type { AuditEntry } from "./fields";
import { Told } from "./told";
import type { Telling } from "./values";

/** What a list adds to each of its entries. */
export type RowParts<E> = {
  /** Beside the sentence: where it happened. */
  place?: (entry: E) => ReactNode;
  /** Below the details: what can be done about it. */
  action?: (entry: E) => ReactNode;
};
type Props<E> = { entry: E; telling: Telling } & RowParts<E>;

export function AuditRow<E extends AuditEntry>({ entry, telling, place, action }: Props<E>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="border-b">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="flex min-h-10 w-full items-start gap-3 px-4 py-2 text-left text-dense -outline-offset-2 hover:bg-accent/50 md:px-6"
      >
        <Actor entry={entry} />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 pt-0.5">
          <Told entry={entry} telling={telling} />
          {entry.impersonatorName ? <Impersonator name={entry.impersonatorName} /> : null}
          {place?.(entry)}
        </span>
        <Time of={entry.createdAt} />
        <ChevronRight
          aria-hidden
          className={cn(
            "mt-1 size-4 shrink-0 text-muted-foreground transition-transform duration-150 motion-reduce:transition-none",
            open && "rotate-90",
          )}
        />
      </button>
      {open ? (
        <AuditDetails id={id} entry={entry} telling={telling}>
          {action?.(entry)}
        </AuditDetails>
      ) : null}
    </li>
  );
}

function Actor({ entry: { userId, userName } }: { entry: AuditEntry }) {
  if (userId && userName) return <Avatar name={userName} seed={userId} />;
  const Icon = userId ? UserRound : Cog;
  return (
    <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border bg-secondary text-muted-foreground">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}

function Impersonator({ name }: { name: string }) {
  const t = useTranslations("audit");
  return (
    <Badge variant="warning" className="max-w-full">
      <VenetianMask aria-hidden />
      <span className="truncate">{t("via", { name })}</span>
    </Badge>
  );
}

function Time({ of }: { of: string }) {
  const { format, fullTime } = useDates();
  return (
    <time
      dateTime={of}
      title={fullTime(of)}
      className="shrink-0 pt-0.5 text-meta text-muted-foreground leading-5 tabular-nums"
    >
      {format(of, "time")}
    </time>
  );
}

"use client";

import { useId } from "react";
import { type Dates, useDates } from "@/components/use-dates";
import { AuditRow, type RowParts } from "./audit-row";
import type { AuditEntry } from "./fields";
import type { Telling } from "./values";

type Props<E> = { entries: E[]; telling: Telling; busy: boolean } & RowParts<E>;

/** Entries by their days, the newest first. */
export function AuditTimeline<E extends AuditEntry>({ entries, busy, ...row }: Props<E>) {
  const { dayOf } = useDates();
  return (
    <div aria-busy={busy}>
      {daysOf(entries, dayOf).map(([day, rows]) => (
        <Day key={day} day={day} entries={rows} {...row} />
      ))}
    </div>
  );
}

/** Entries in their order, by the person's own days. */
function daysOf<E extends AuditEntry>(entries: E[], dayOf: Dates["dayOf"]): [string, E[]][] {
  const days = new Map<string, E[]>();
  for (const entry of entries) {
    const day = dayOf(entry.createdAt);
    const rows = days.get(day);
    if (rows) rows.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

type DayProps<E> = { day: string; entries: E[]; telling: Telling } & RowParts<E>;

function Day<E extends AuditEntry>({ day, entries, ...row }: DayProps<E>) {
  const { format, formatDay } = useDates();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2
        id={id}
        title={format(day, "longDate")}
        className="sticky top-[calc(3rem+var(--banner))] z-10 border-b bg-background px-4 pt-4 pb-1.5 font-medium text-meta text-muted-foreground md:top-(--banner) md:px-6"
      >
        {formatDay(day)}
      </h2>
      <ul>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} {...row} />
        ))}
      </ul>
    </section>
  );
}

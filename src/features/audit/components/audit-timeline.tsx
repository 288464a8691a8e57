"use client";

import { useId } from "react";
import { type Dates, useDates } from "@/components/use-dates";
import { AuditRow } from "./audit-row";
import type { AuditEntry } from "./fields";
import type { Telling } from "./values";

type Props = { entries: AuditEntry[]; telling: Telling; busy: boolean };

export function AuditTimeline({ entries, telling, busy }: Props) {
  const { dayOf } = useDates();
  return (
    <div aria-busy={busy}>
      {daysOf(entries, dayOf).map(([day, rows]) => (
        <Day key={day} day={day} entries={rows} telling={telling} />
      ))}
    </div>
  );
}

/** Entries in their order, by the person's own days. */
function daysOf(entries: AuditEntry[], dayOf: Dates["dayOf"]): [string, AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.createdAt);
    const rows = days.get(day);
    if (rows) rows.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

type DayProps = { day: string; entries: AuditEntry[]; telling: Telling };

function Day({ day, entries, telling }: DayProps) {
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
          <AuditRow key={entry.id} entry={entry} telling={telling} />
        ))}
      </ul>
    </section>
  );
}

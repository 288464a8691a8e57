"use client";

import { format, parseISO } from "date-fns";
import { useId } from "react";
import { formatDay } from "@/lib/dates";
import { AuditRow } from "./audit-row";
import type { AuditEntry, Names } from "./fields";

type Props = { entries: AuditEntry[]; names: Names; busy: boolean };

export function AuditTimeline({ entries, names, busy }: Props) {
  return (
    <div aria-busy={busy}>
      {daysOf(entries).map(([day, rows]) => (
        <Day key={day} day={day} entries={rows} names={names} />
      ))}
    </div>
  );
}

/** Entries in their order, by the person's own days. */
function daysOf(entries: AuditEntry[]): [string, AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = format(parseISO(entry.createdAt), "yyyy-MM-dd");
    const rows = days.get(day);
    if (rows) rows.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

function Day({ day, entries, names }: { day: string; entries: AuditEntry[]; names: Names }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2
        id={id}
        title={format(parseISO(day), "EEEE, d MMMM yyyy")}
        className="sticky top-12 z-10 border-b bg-background px-4 pt-4 pb-1.5 font-medium text-meta text-muted-foreground md:top-0 md:px-6"
      >
        {formatDay(day)}
      </h2>
      <ul>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} names={names} />
        ))}
      </ul>
    </section>
  );
}

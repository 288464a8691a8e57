import type { ReactNode } from "react";

type Row = { key: string; label: ReactNode; value: number; text: string };

/** Amounts beside one another, the longest bar for the largest: a list that reads without its bars. */
export function ShareBars({ rows }: { rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul className="grid gap-2">
      {rows.map(({ key, label, value, text }) => (
        <li key={key} className="grid gap-1 text-dense">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">{label}</span>
            <span className="shrink-0 text-muted-foreground tabular-nums">{text}</span>
          </span>
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-secondary">
            <span
              className="block h-full rounded-full bg-primary"
              style={{ width: `${(value / most) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

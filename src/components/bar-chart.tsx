import { cn } from "@/lib/utils";

export type Bar = {
  key: string;
  /** What the bar is of: a day. */
  label: string;
  /** Null where nothing was counted. */
  value: number | null;
  text: string;
};

type Props = {
  /** What the bars say together, for who does not see them. */
  summary: string;
  caption: string;
  bars: readonly Bar[];
  /** The highest value, as it stands beside the scale. */
  top: string;
};

/** Bars of one scale from nothing to the highest, with the same in a table for who does not see them. */
export function BarChart({ summary, caption, bars, top }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <figure className="relative grid gap-1">
      <div
        role="img"
        aria-label={summary}
        className="relative flex h-36 items-end gap-px border-b pt-4 sm:gap-0.5"
      >
        <span
          aria-hidden
          className="absolute inset-x-0 top-0 h-4 border-b border-dashed text-meta text-muted-foreground tabular-nums leading-4"
        >
          {top}
        </span>
        {bars.map(({ key, label, value, text }) => (
          <span key={key} title={`${label}: ${text}`} className="flex h-full min-w-0 flex-1 items-end">
            <span
              className={cn("w-full rounded-t-xs", value ? "bg-primary" : "bg-border")}
              style={{ height: value === null ? 0 : `max(${(value / most) * 100}%, 1px)` }}
            />
          </span>
        ))}
      </div>
      <div aria-hidden className="flex justify-between text-meta text-muted-foreground">
        <span>{bars.at(0)?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <div className="sr-only">
        <table>
          <caption>{caption}</caption>
          <tbody>
            {bars.map(({ key, label, text }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

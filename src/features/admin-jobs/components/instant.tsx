import { useDates } from "@/components/use-dates";

/** An instant as seen from now, in full on hover. */
export function Instant({ at }: { at: string }) {
  const { timeAgo, fullTime } = useDates();
  return (
    <time dateTime={at} title={fullTime(at)} className="whitespace-nowrap tabular-nums">
      {timeAgo(at)}
    </time>
  );
}

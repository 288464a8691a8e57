"use client";

import { eachDayOfInterval, format, parseISO, subDays } from "date-fns";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Stats = RouterOutputs["admin"]["stats"];

export function Figures() {
  const t = useTranslations("admin");
  const stats = trpc.admin.stats.useQuery();
  return (
    <>
      <PageHeader title={t("nav.figures")} />
      {stats.error ? (
        <ErrorState {...describeError(stats.error)} onRetry={() => stats.refetch()} />
      ) : stats.data ? (
        <div className="grid max-w-4xl gap-8 px-4 pb-10 md:px-6">
          <dl className="grid grid-cols-3 gap-3">
            <Figure label={t("figures.users")} value={stats.data.users} />
            <Figure label={t("figures.organizations")} value={stats.data.organizations} />
            <Figure label={t("figures.sessions")} value={stats.data.sessions} />
          </dl>
          <SignUps days={stats.data.signUps} />
        </div>
      ) : (
        <ListSkeleton rows={4} />
      )}
    </>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  const format = useFormatter();
  return (
    <div className="rounded-lg border p-3 sm:p-4">
      <dt className="text-dense text-muted-foreground">{label}</dt>
      <dd className="font-semibold text-title tabular-nums">{format.number(value)}</dd>
    </div>
  );
}

/** The last 30 days, with how many signed up on each. */
function useSignUps(days: Stats["signUps"]) {
  const dates = useDates();
  const end = parseISO(dates.today());
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  return eachDayOfInterval({ start: subDays(end, 29), end }).map((date) => {
    const day = format(date, "yyyy-MM-dd");
    return { day, label: dates.format(day, "day"), count: counts.get(day) ?? 0 };
  });
}

function SignUps({ days }: { days: Stats["signUps"] }) {
  const t = useTranslations("admin.figures");
  const range = useSignUps(days);
  const most = Math.max(1, ...range.map(({ count }) => count));
  const total = range.reduce((sum, { count }) => sum + count, 0);
  const note = (text: ReactNode) => <span className="font-normal text-muted-foreground">{text}</span>;
  return (
    <section aria-labelledby="sign-ups" className="grid gap-3">
      <h2 id="sign-ups" className="font-semibold text-body">
        {t.rich("signUps", { count: total, note })}
      </h2>
      <div aria-hidden className="flex h-32 items-end gap-1 border-b">
        {range.map(({ day, label, count }) => (
          <div key={day} title={t("bar", { day: label, count })} className="flex h-full flex-1 items-end">
            <div
              className="w-full rounded-t-sm bg-primary"
              style={{ height: `max(${(count / most) * 100}%, 1px)` }}
            />
          </div>
        ))}
      </div>
      <table className="sr-only">
        <caption>{t("caption")}</caption>
        <tbody>
          {range.map(({ day, label, count }) => (
            <tr key={day}>
              <th scope="row">{label}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

"use client";

import { eachDayOfInterval, format, subDays } from "date-fns";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Stats = RouterOutputs["admin"]["stats"];

export function Figures() {
  const stats = trpc.admin.stats.useQuery();
  return (
    <>
      <PageHeader title="Figures" />
      {stats.error ? (
        <ErrorState {...describeError(stats.error)} onRetry={() => stats.refetch()} />
      ) : stats.data ? (
        <div className="grid max-w-4xl gap-8 px-4 pb-10 md:px-6">
          <dl className="grid grid-cols-3 gap-3">
            <Figure label="Users" value={stats.data.users} />
            <Figure label="Organizations" value={stats.data.organizations} />
            <Figure label="Live sessions" value={stats.data.sessions} />
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
  return (
    <div className="rounded-lg border p-3 sm:p-4">
      <dt className="text-dense text-muted-foreground">{label}</dt>
      <dd className="font-semibold text-title tabular-nums">{value.toLocaleString("en")}</dd>
    </div>
  );
}

function SignUps({ days }: { days: Stats["signUps"] }) {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const range = eachDayOfInterval({ start: subDays(new Date(), 29), end: new Date() }).map((date) => {
    const day = format(date, "yyyy-MM-dd");
    return { day, label: format(date, "d MMM"), count: counts.get(day) ?? 0 };
  });
  const most = Math.max(1, ...range.map(({ count }) => count));
  const total = range.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="sign-ups" className="grid gap-3">
      <h2 id="sign-ups" className="font-semibold text-body">
        Sign-ups <span className="font-normal text-muted-foreground">{total} in 30 days</span>
      </h2>
      <div aria-hidden className="flex h-32 items-end gap-1 border-b">
        {range.map(({ day, label, count }) => (
          <div key={day} title={`${label}: ${count}`} className="flex h-full flex-1 items-end">
            <div
              className="w-full rounded-t-sm bg-primary"
              style={{ height: `max(${(count / most) * 100}%, 1px)` }}
            />
          </div>
        ))}
      </div>
      <table className="sr-only">
        <caption>Sign-ups a day</caption>
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

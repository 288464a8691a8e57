"use client";

import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { describeEntry, type Shown } from "./todo-history-sentence";
import { useMemberName, useProject } from "./todo-names";
import { knownPriority } from "./todo-parts";

type Entry = RouterOutputs["auditLog"]["history"]["items"][number];

function useShown(): Shown {
  const t = useTranslations("panel");
  const person = useMemberName();
  const project = useProject();
  const { format, today } = useDates();
  const near = (day: string) => day.slice(0, 4) === today().slice(0, 4);
  return {
    person: (id) => person(id) ?? t("history.nobody"),
    project: (id) => project(id)?.name ?? t("history.noProject"),
    priority: (value) => t(`priority.${knownPriority(Number(value))}`),
    // A day of the past stays what it was: "yesterday" would be another one tomorrow.
    day: (value) => format(value, near(value) ? "day" : "date").replaceAll(" ", "\u00a0"),
  };
}

/** What happened to one todo, newest first. */
export function TodoHistory({ todoId }: { todoId: string }) {
  const t = useTranslations("panel");
  const shown = useShown();
  const history = trpc.auditLog.history.useInfiniteQuery(
    { kind: "todos", id: todoId },
    { getNextPageParam: (page) => page.nextCursor },
  );
  if (history.error && !history.data) {
    const { message, requestId } = describeError(history.error);
    return <ErrorState message={message} requestId={requestId} onRetry={() => history.refetch()} />;
  }
  if (!history.data) return <ListSkeleton rows={3} />;
  const entries = history.data.pages.flatMap((page) => page.items);
  return (
    <>
      {entries.length === 0 ? (
        <p className="py-6 text-center text-dense text-muted-foreground">{t("history.none")}</p>
      ) : (
        <ol aria-label={t("activity.history")} className="grid grid-cols-1 gap-3">
          {entries.map((entry) => (
            <HistoryEntry key={entry.id} entry={entry} shown={shown} />
          ))}
        </ol>
      )}
      <LoadMore query={history} />
    </>
  );
}

function HistoryEntry({ entry, shown }: { entry: Entry; shown: Shown }) {
  const t = useTranslations("panel");
  const words = useTranslations("panel.history");
  const { fullTime, timeAgo } = useDates();
  const name = entry.userName ?? (entry.userId ? t("formerMember") : "Tenantry");
  return (
    <li className="flex items-start gap-2.5 text-dense">
      <Avatar name={name} seed={entry.userId ?? name} size="xs" />
      <p className="min-w-0 flex-1 text-muted-foreground wrap-anywhere">
        {words.rich("entry", {
          name: () => <span className="font-medium text-foreground">{name}</span>,
          what: describeEntry(entry, shown, words),
        })}
        {entry.impersonatorName ? (
          <>
            {" "}
            <Badge variant="warning">{words("via", { name: entry.impersonatorName })}</Badge>
          </>
        ) : null}
        <time
          dateTime={entry.createdAt}
          title={fullTime(entry.createdAt)}
          className="ml-1.5 whitespace-nowrap text-meta"
        >
          {timeAgo(entry.createdAt)}
        </time>
      </p>
    </li>
  );
}

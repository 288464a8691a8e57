"use client";

import { LoadMore } from "@/components/list/load-more";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { fullTime, timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { describeEntry, type Names } from "./todo-history-sentence";
import { useMemberName, useProject } from "./todo-names";

type Entry = RouterOutputs["auditLog"]["history"]["items"][number];

function useNames(): Names {
  const person = useMemberName();
  const project = useProject();
  return {
    person: (id) => person(id) ?? "nobody",
    project: (id) => project(id)?.name ?? "no project",
  };
}

/** What happened to one todo, newest first. */
export function TodoHistory({ todoId }: { todoId: string }) {
  const names = useNames();
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
        <p className="py-6 text-center text-dense text-muted-foreground">Nothing has happened yet</p>
      ) : (
        <ol aria-label="History" className="grid grid-cols-1 gap-3">
          {entries.map((entry) => (
            <HistoryEntry key={entry.id} entry={entry} names={names} />
          ))}
        </ol>
      )}
      <LoadMore query={history} />
    </>
  );
}

function HistoryEntry({ entry, names }: { entry: Entry; names: Names }) {
  const name = entry.userName ?? (entry.userId ? "Former member" : "Tenantry");
  return (
    <li className="flex items-start gap-2.5 text-dense">
      <Avatar name={name} seed={entry.userId ?? name} size="xs" />
      <p className="min-w-0 flex-1 text-muted-foreground wrap-anywhere">
        <span className="font-medium text-foreground">{name}</span> {describeEntry(entry, names)}
        {entry.impersonatorName ? (
          <>
            {" "}
            <Badge variant="warning">via {entry.impersonatorName}</Badge>
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

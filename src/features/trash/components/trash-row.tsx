"use client";

import { parseISO } from "date-fns";
import { Undo2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DaysRing } from "@/components/ui/ring";
import { daysLeft, trashDays } from "@/domain/trash";
import { fullTime, timeAgo } from "@/lib/dates";
import { cn } from "@/lib/utils";
import { useOrganization } from "@/trpc/organization";
import type { TrashItem } from "./use-trash";

type Props = { item: TrashItem; onRestore: () => void; onPurge: () => void };

export function TrashRow({ item, onRestore, onPurge }: Props) {
  const { may } = useOrganization();
  const [asking, setAsking] = useState(false);
  const others = item.count - 1;
  const mayRestore = may(item.kind === "member" ? "members:manage" : "trash:restore");
  return (
    <li className="flex min-h-12 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <div className="min-w-0 flex-1">
        <p className="truncate" title={item.label}>
          {item.label}
          {others > 0 ? <span className="text-muted-foreground"> and {others} more</span> : null}
        </p>
        <p className="truncate text-meta text-muted-foreground">
          <time dateTime={item.deletedAt} title={fullTime(item.deletedAt)}>
            {timeAgo(item.deletedAt)}
          </time>
          {item.deletedByName ? ` by ${item.deletedByName}` : null}
        </p>
      </div>
      <DaysLeft deletedAt={item.deletedAt} />
      {mayRestore ? (
        <Button variant="outline" size="sm" onClick={onRestore} aria-label={`Restore “${item.label}”`}>
          <Undo2 aria-hidden /> <span className="hidden sm:inline">Restore</span>
        </Button>
      ) : null}
      {may("trash:purge") ? (
        <Button
          variant="ghost"
          size="icon-sm"
          onClick={() => setAsking(true)}
          aria-label={`Delete “${item.label}” for ever`}
        >
          <X aria-hidden />
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={others > 0 ? `Delete ${item.count} items for ever?` : "Delete for ever?"}
        description={`“${item.label}”${others > 0 ? ` and what was deleted with it` : ""} cannot be brought back afterwards.`}
        action="Delete for ever"
        onConfirm={() => {
          setAsking(false);
          onPurge();
        }}
      />
    </li>
  );
}

function DaysLeft({ deletedAt }: { deletedAt: string }) {
  const left = daysLeft(parseISO(deletedAt), new Date());
  return (
    <span
      className={cn(
        "flex shrink-0 items-center gap-1.5 text-meta tabular-nums",
        left < 3 ? "text-destructive-text" : "text-muted-foreground",
      )}
    >
      <DaysRing left={left} of={trashDays} />
      {left === 1 ? "1 day" : `${left} days`}
      <span className="sr-only">left</span>
    </span>
  );
}

"use client";

import { parseISO } from "date-fns";
import { ChevronRight, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DaysRing } from "@/components/ui/ring";
import { useDates } from "@/components/use-dates";
import { daysLeft, trashDays } from "@/domain/trash";
import { cn } from "@/lib/utils";
import { useOrganization } from "@/trpc/organization";
import { TrashContents } from "./trash-contents";
import type { TrashItem } from "./use-trash";

type Props = { item: TrashItem; onRestore: () => void; onPurge: () => void };

/** One deletion; opens to show what went together when it is more than one row. */
export function TrashRow({ item, onRestore, onPurge }: Props) {
  const t = useTranslations("trash");
  const { may } = useOrganization();
  const [open, setOpen] = useState(false);
  const id = useId();
  const alone = item.count === 1;
  return (
    <li className="border-b text-dense">
      <div className="flex min-h-12 items-center gap-3 px-4 py-1.5 hover:bg-accent/50 md:px-6">
        {alone ? (
          <div className="flex min-w-0 flex-1 pl-7">
            <Title item={item} />
          </div>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
            className="flex min-w-0 flex-1 items-center gap-3 rounded-md text-left"
          >
            <ChevronRight
              aria-hidden
              className={cn(
                "size-4 shrink-0 text-muted-foreground transition-transform duration-150",
                open && "rotate-90",
              )}
            />
            <Title item={item} />
          </button>
        )}
        <DaysLeft deletedAt={item.deletedAt} />
        {item.mayRestore ? (
          <Button
            variant="outline"
            size="sm"
            onClick={onRestore}
            aria-label={t("restoreLabel", { label: item.label })}
          >
            <Undo2 aria-hidden /> <span className="hidden sm:inline">{t("restore")}</span>
          </Button>
        ) : null}
        {may("trash:purge") ? <Purge item={item} onPurge={onPurge} /> : null}
      </div>
      {open ? <TrashContents item={item} id={id} /> : null}
    </li>
  );
}

function Title({ item }: { item: TrashItem }) {
  const t = useTranslations("trash");
  const { fullTime, timeAgo } = useDates();
  const others = item.count - 1;
  const ago = (
    <time dateTime={item.deletedAt} title={fullTime(item.deletedAt)}>
      {timeAgo(item.deletedAt)}
    </time>
  );
  return (
    <span className="block min-w-0 flex-1">
      <span className="flex gap-1" title={item.label}>
        <span className="truncate">{item.label}</span>{" "}
        {others > 0 ? (
          <span className="shrink-0 text-muted-foreground">{t("andMore", { count: others })}</span>
        ) : null}
      </span>
      <span className="block truncate text-meta text-muted-foreground">
        {item.deletedByName ? t.rich("deletedBy", { ago: () => ago, name: item.deletedByName }) : ago}
      </span>
    </span>
  );
}

function Purge({ item, onPurge }: Pick<Props, "item" | "onPurge">) {
  const t = useTranslations("trash.purge");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        onClick={() => setAsking(true)}
        aria-label={t("label", { label: item.label })}
      >
        <X aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { count: item.count })}
        description={t("text", { label: item.label, count: item.count })}
        action={t("action")}
        onConfirm={() => {
          setAsking(false);
          onPurge();
        }}
      />
    </>
  );
}

function DaysLeft({ deletedAt }: { deletedAt: string }) {
  const t = useTranslations("trash");
  const left = daysLeft(parseISO(deletedAt), new Date());
  return (
    <span
      className={cn(
        "flex shrink-0 items-center gap-1.5 text-meta tabular-nums",
        left < 3 ? "text-destructive-text" : "text-muted-foreground",
      )}
    >
      <DaysRing left={left} of={trashDays} />
      <span>
        {t.rich("daysLeft", {
          left,
          unit: (text) => <span className="max-sm:sr-only">{text}</span>,
          hidden: (text) => <span className="sr-only">{text}</span>,
        })}
      </span>
    </span>
  );
}

"use client";

import { format, parseISO } from "date-fns";
import { ChevronRight, Cog, UserRound, VenetianMask } from "lucide-react";
import { useId, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { fullTime } from "@/lib/dates";
import { cn } from "@/lib/utils";
import { AuditDetails } from "./audit-details";
import type { AuditEntry, Names } from "./fields";
import { sentenceOf } from "./sentence";

type Props = { entry: AuditEntry; names: Names };

export function AuditRow({ entry, names }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="border-b">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="flex min-h-10 w-full items-start gap-3 px-4 py-2 text-left text-dense -outline-offset-2 hover:bg-accent/50 md:px-6"
      >
        <Actor entry={entry} />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 pt-0.5">
          <Sentence entry={entry} names={names} />
          {entry.impersonatorName ? (
            <Badge variant="warning" className="max-w-full">
              <VenetianMask aria-hidden />
              <span className="truncate">via {entry.impersonatorName}</span>
            </Badge>
          ) : null}
        </span>
        <time
          dateTime={entry.createdAt}
          title={fullTime(entry.createdAt)}
          className="shrink-0 pt-0.5 text-meta text-muted-foreground leading-5 tabular-nums"
        >
          {format(parseISO(entry.createdAt), "HH:mm")}
        </time>
        <ChevronRight
          aria-hidden
          className={cn(
            "mt-1 size-4 shrink-0 text-muted-foreground transition-transform duration-150 motion-reduce:transition-none",
            open && "rotate-90",
          )}
        />
      </button>
      {open ? <AuditDetails id={id} entry={entry} names={names} /> : null}
    </li>
  );
}

function Actor({ entry: { userId, userName } }: { entry: AuditEntry }) {
  if (userId && userName) return <Avatar name={userName} seed={userId} />;
  const Icon = userId ? UserRound : Cog;
  return (
    <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border bg-secondary text-muted-foreground">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}

function Sentence({ entry, names }: Props) {
  let at = 0;
  return (
    <span className="min-w-0 break-words text-muted-foreground">
      {sentenceOf(entry, names).map(({ text, strong }) => {
        at += text.length;
        return (
          <span
            key={at}
            className={cn(strong && "text-foreground", strong && at === text.length && "font-medium")}
          >
            {text}
          </span>
        );
      })}
    </span>
  );
}

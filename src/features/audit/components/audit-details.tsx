"use client";

import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { fullTime } from "@/lib/dates";
import { type AuditEntry, type Change, changesOf, type Names, valueText } from "./fields";
import { shorten } from "./parts";
import { RevertButton } from "./revert-button";

type Props = { id: string; entry: AuditEntry; names: Names };

export function AuditDetails({ id, entry, names }: Props) {
  const changes = changesOf(entry);
  const label = entry.entityLabel;
  const cut = label && shorten(label) !== label && !changes.some(({ after }) => after === label);
  return (
    <div id={id} className="grid gap-3 border-t bg-muted/50 py-3 pr-4 pl-13 text-dense md:pr-6 md:pl-15">
      {cut ? <p className="wrap-anywhere max-w-prose whitespace-pre-wrap">{label}</p> : null}
      {changes.length > 0 ? (
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,auto)_1fr]">
          {changes.map((change) => (
            <ChangeRow
              key={change.field}
              change={change}
              names={names}
              kind={entry.action === "update" ? "both" : "one"}
            />
          ))}
        </dl>
      ) : null}
      <p className="grid gap-0.5 text-meta text-muted-foreground">
        <span>{fullTime(entry.createdAt)}</span>
        {entry.reason ? <span className="wrap-anywhere font-mono">Reason: {entry.reason}</span> : null}
        {entry.source ? <span className="wrap-anywhere font-mono">Source: {entry.source}</span> : null}
      </p>
      <RevertButton entry={entry} />
    </div>
  );
}

function ChangeRow({ change, names, kind }: { change: Change; names: Names; kind: "both" | "one" }) {
  const { field, label, before, after } = change;
  return (
    <>
      <dt className="text-muted-foreground not-first:mt-1 sm:mt-0!">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-start gap-x-2 gap-y-0.5">
        {kind === "both" ? (
          <>
            <span className="sr-only">from</span>
            <Value text={valueText(field, before, names)} muted />
            <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <span className="sr-only">to</span>
            <Value text={valueText(field, after, names)} />
          </>
        ) : (
          <Value text={valueText(field, after ?? before, names)} />
        )}
      </dd>
    </>
  );
}

const longest = 400;

function Value({ text, muted = false }: { text: string; muted?: boolean }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > longest;
  return (
    <span className="min-w-0 max-w-prose">
      <span className={`whitespace-pre-wrap wrap-anywhere ${muted ? "text-muted-foreground" : ""}`}>
        {cut ? `${text.slice(0, longest)}…` : text}
      </span>
      {cut ? (
        <Button
          variant="link"
          size="sm"
          className="h-auto px-1 align-baseline"
          onClick={() => setWhole(true)}
        >
          Show all
        </Button>
      ) : null}
    </span>
  );
}

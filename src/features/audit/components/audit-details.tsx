"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { useDates } from "@/components/use-dates";
import { type AuditEntry, type Change, changesOf, fieldLabel } from "./fields";
import { shorten } from "./shorten";
import { type Telling, valueText } from "./values";

type Props = { id: string; entry: AuditEntry; telling: Telling; children: ReactNode };

export function AuditDetails({ id, entry, telling, children }: Props) {
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
              telling={telling}
              kind={entry.action === "update" ? "both" : "one"}
            />
          ))}
        </dl>
      ) : null}
      <Origin entry={entry} />
      {children}
    </div>
  );
}

function Origin({ entry: { createdAt, reason, source } }: { entry: AuditEntry }) {
  const t = useTranslations("audit.details");
  const { fullTime } = useDates();
  return (
    <p className="grid gap-0.5 text-meta text-muted-foreground">
      <span>{fullTime(createdAt)}</span>
      {reason ? <span className="wrap-anywhere font-mono">{t("reason", { reason })}</span> : null}
      {source ? <span className="wrap-anywhere font-mono">{t("source", { source })}</span> : null}
    </p>
  );
}

type ChangeProps = { change: Change; telling: Telling; kind: "both" | "one" };

function ChangeRow({ change: { field, before, after }, telling, kind }: ChangeProps) {
  const t = useTranslations("audit");
  const text = (value: unknown) => valueText({ field, value }, telling, t);
  return (
    <>
      <dt className="text-muted-foreground not-first:mt-1 sm:mt-0!">{fieldLabel(field, t)}</dt>
      <dd className="flex min-w-0 flex-wrap items-start gap-x-2 gap-y-0.5">
        {kind === "both" ? (
          <>
            <span className="sr-only">{t("details.from")}</span>
            <Value text={text(before)} muted />
            <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <span className="sr-only">{t("details.to")}</span>
            <Value text={text(after)} />
          </>
        ) : (
          <Value text={text(after ?? before)} />
        )}
      </dd>
    </>
  );
}

const longest = 400;

function Value({ text, muted = false }: { text: string; muted?: boolean }) {
  const t = useTranslations("audit.details");
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
          {t("showAll")}
        </Button>
      ) : null}
    </span>
  );
}

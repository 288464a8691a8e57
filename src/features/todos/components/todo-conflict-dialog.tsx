"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { useDates } from "@/components/use-dates";
import { useOrganization } from "@/trpc/organization";
import { useMemberName, useProject } from "./todo-names";
import { knownPriority } from "./todo-parts";
import { type Changes, type Conflict, clashesOf, type EditField } from "./use-todo-edits";

/** Asks which of two versions stands; it stays until the person decides, so that nothing typed is lost. */
export function TodoConflictDialog({ conflict }: { conflict: Conflict | null }) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog open={conflict !== null}>
      <DialogContent ref={popup} initialFocus={popup} className="max-w-lg outline-none [&>button]:hidden">
        {conflict ? <Question {...conflict} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function Question({ changes, seen, theirs, decide }: Conflict) {
  const t = useTranslations("panel");
  return (
    <>
      <DialogHeader title={t("conflict.title")} description={<Who theirs={theirs} />} />
      <dl className="grid grid-cols-1 gap-4">
        {clashesOf(changes, seen, theirs).map((field) => (
          <div key={field} className="grid grid-cols-1 gap-1.5">
            <dt className="font-medium text-dense">{t(`field.${field}`)}</dt>
            <dd className="grid gap-2 sm:grid-cols-2">
              <Version title={t("conflict.yourVersion")} field={field} of={changes} />
              <Version title={t("conflict.theirVersion")} field={field} of={theirs} />
            </dd>
          </div>
        ))}
      </dl>
      <DialogFooter>
        <Button variant="outline" onClick={() => decide(false)}>
          {t("conflict.takeTheirs")}
        </Button>
        <Button onClick={() => decide(true)}>{t("conflict.keepMine")}</Button>
      </DialogFooter>
    </>
  );
}

function Who({ theirs }: Pick<Conflict, "theirs">) {
  const t = useTranslations("panel.conflict");
  const { me } = useOrganization();
  const { fullTime, timeAgo } = useDates();
  const name = useMemberName()(theirs.updatedBy) ?? t("somebody");
  const ago = () => (
    <time dateTime={theirs.updatedAt} title={fullTime(theirs.updatedAt)}>
      {timeAgo(theirs.updatedAt)}
    </time>
  );
  return t.rich(theirs.updatedBy === me.user.id ? "own" : "theirs", { name, ago });
}

type VersionProps = {
  title: string;
  field: EditField;
  of: Omit<Changes, "priority"> & { priority?: number };
};

function Version({ title, field, of }: VersionProps) {
  const t = useTranslations("panel");
  const { formatDay } = useDates();
  const nameOf = useMemberName();
  const projectOf = useProject();
  const shown: Record<EditField, string | null | undefined> = {
    title: of.title,
    description: of.description,
    projectId: of.projectId
      ? (projectOf(of.projectId)?.name ?? t("conflict.anotherProject"))
      : t("properties.noProject"),
    assignedTo: nameOf(of.assignedTo ?? null) ?? t("properties.nobody"),
    priority: t(`priority.${knownPriority(of.priority ?? 0)}`),
    dueDate: of.dueDate ? formatDay(of.dueDate) : t("properties.noDate"),
  };
  return (
    <section aria-label={title} className="min-w-0 rounded-md border px-3 py-2">
      <p className="text-meta text-muted-foreground">{title}</p>
      <p className="max-h-40 overflow-y-auto whitespace-pre-wrap text-body wrap-anywhere">
        {shown[field] || <span className="text-muted-foreground">{t("conflict.empty")}</span>}
      </p>
    </section>
  );
}

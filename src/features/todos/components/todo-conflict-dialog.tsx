"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { priorityLabels } from "@/domain/todo";
import { formatDay, fullTime, timeAgo } from "@/lib/dates";
import { useOrganization } from "@/trpc/organization";
import { useMemberName, useProject } from "./todo-names";
import { knownPriority } from "./todo-parts";
import { type Changes, type Conflict, clashesOf, type EditField } from "./use-todo-edits";

const labels: Record<EditField, string> = {
  title: "Title",
  description: "Description",
  projectId: "Project",
  assignedTo: "Assignee",
  priority: "Priority",
  dueDate: "Due",
};

/** Asks which of two versions stands; it stays until the person decides, so that nothing typed is lost. */
export function TodoConflictDialog({ conflict }: { conflict: Conflict | null }) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog open={conflict !== null}>
      <DialogContent
        ref={popup}
        initialFocus={popup}
        className="max-w-lg outline-none [&>[aria-label=Close]]:hidden"
      >
        {conflict ? <Question {...conflict} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function Question({ changes, seen, theirs, decide }: Conflict) {
  return (
    <>
      <DialogHeader title="This todo was changed meanwhile" description={<Who theirs={theirs} />} />
      <dl className="grid grid-cols-1 gap-4">
        {clashesOf(changes, seen, theirs).map((field) => (
          <div key={field} className="grid grid-cols-1 gap-1.5">
            <dt className="font-medium text-dense">{labels[field]}</dt>
            <dd className="grid gap-2 sm:grid-cols-2">
              <Version title="Yours" field={field} of={changes} />
              <Version title="Theirs" field={field} of={theirs} />
            </dd>
          </div>
        ))}
      </dl>
      <DialogFooter>
        <Button variant="outline" onClick={() => decide(false)}>
          Take theirs
        </Button>
        <Button onClick={() => decide(true)}>Keep mine</Button>
      </DialogFooter>
    </>
  );
}

function Who({ theirs }: Pick<Conflict, "theirs">) {
  const { me } = useOrganization();
  const name = useMemberName()(theirs.updatedBy) ?? "Somebody";
  return (
    <>
      {theirs.updatedBy === me.user.id ? "You, in another window," : name} saved another version{" "}
      <time dateTime={theirs.updatedAt} title={fullTime(theirs.updatedAt)}>
        {timeAgo(theirs.updatedAt)}
      </time>
      . Which one should stand?
    </>
  );
}

type VersionProps = {
  title: string;
  field: EditField;
  of: Omit<Changes, "priority"> & { priority?: number };
};

function Version({ title, field, of }: VersionProps) {
  const nameOf = useMemberName();
  const projectOf = useProject();
  const shown: Record<EditField, string | null | undefined> = {
    title: of.title,
    description: of.description,
    projectId: of.projectId ? (projectOf(of.projectId)?.name ?? "Another project") : "No project",
    assignedTo: nameOf(of.assignedTo ?? null) ?? "Nobody",
    priority: priorityLabels[knownPriority(of.priority ?? 0)],
    dueDate: of.dueDate ? formatDay(of.dueDate) : "No date",
  };
  return (
    <section aria-label={title} className="min-w-0 rounded-md border px-3 py-2">
      <p className="text-meta text-muted-foreground">{title}</p>
      <p className="max-h-40 overflow-y-auto whitespace-pre-wrap text-body wrap-anywhere">
        {shown[field] || <span className="text-muted-foreground">Empty</span>}
      </p>
    </section>
  );
}

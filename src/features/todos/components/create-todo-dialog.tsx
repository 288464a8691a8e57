"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { todoLimits } from "@/domain/todo";
import { useOrganization } from "@/trpc/organization";
import { useMemberName, useProject } from "./todo-names";
import { Assignee, PriorityIcon } from "./todo-parts";
import { AssigneePicker, PriorityPicker } from "./todo-pickers";
import { ProjectName, ProjectPicker } from "./todo-project";
import { type Draft, useCreateTodo } from "./use-create-todo";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  assignedTo?: string | null;
  projectId?: string;
};

/** Closing keeps what was typed; creating clears it at once and stays open for the next one when asked. */
export function CreateTodoDialog({ open, onOpenChange, assignedTo = null, projectId }: Props) {
  const t = useTranslations("todos");
  const [more, setMore] = useState(false);
  const { draft: typed, error, setDraft, ...create } = useCreateTodo({ open, onOpenChange, assignedTo });
  const draft = useMemo(
    () => ({ projectId: projectId === "none" ? null : projectId, ...typed }),
    [projectId, typed],
  );
  const { organization } = useOrganization();
  const submit = () => create.submit(draft, more);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-lg">
        <DialogHeader title={t("new")} />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
          }}
        >
          <Fields draft={draft} onChange={setDraft} errors={error?.fieldErrors ?? noErrors} />
          {error && Object.keys(error.fieldErrors).length === 0 ? (
            <p role="alert" className="text-destructive-text text-dense">
              {error.message}{" "}
              {error.reason === "plan_limit" ? (
                <Link href={`/o/${organization.slug}/billing`} className="font-medium underline">
                  {t("create.seePlans")}
                </Link>
              ) : null}
            </p>
          ) : null}
          <DialogFooter>
            <label className="mr-auto flex items-center gap-2 text-dense text-muted-foreground">
              <input
                type="checkbox"
                checked={more}
                onChange={(event) => setMore(event.target.checked)}
                className="accent-primary"
              />
              {t("create.more")}
            </label>
            <Button type="submit" disabled={!draft.title.trim()}>
              {t("create.submit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type Errors = Record<string, string[] | undefined>;
const noErrors: Errors = {};

type FieldsProps = { draft: Draft; onChange: (draft: Draft) => void; errors: Errors };

const Fields = memo(function Fields({ draft, onChange, errors }: FieldsProps) {
  const t = useTranslations("todos");
  const nameOf = useMemberName();
  const projectName = useProject()(draft.projectId ?? null)?.name ?? t("noProject");
  const person = nameOf(draft.assignedTo) ?? t("nobody");
  const priority = t(`priority.${draft.priority}`);
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const button = "justify-start font-normal";
  return (
    <>
      <Field label={t("property.title")} error={errors.title?.[0]}>
        <Input
          autoFocus
          value={draft.title}
          maxLength={todoLimits.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field label={t("property.description")} error={errors.description?.[0]}>
        <Textarea
          rows={3}
          value={draft.description}
          maxLength={todoLimits.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <ProjectPicker
          value={draft.projectId ?? null}
          onChange={(projectId) => set({ projectId })}
          trigger={
            <Button
              variant="outline"
              className={button}
              aria-label={t("chosen.project", { name: projectName })}
            >
              <ProjectName projectId={draft.projectId ?? null} dotClass="mx-0.75" />
            </Button>
          }
        />
        <AssigneePicker
          value={draft.assignedTo}
          onChange={(assignedTo) => set({ assignedTo })}
          trigger={
            <Button variant="outline" className={button} aria-label={t("chosen.assignee", { name: person })}>
              <Assignee userId={draft.assignedTo} />
              <span className="truncate">{person}</span>
            </Button>
          }
        />
        <PriorityPicker
          value={draft.priority}
          onChange={(priority) => set({ priority })}
          trigger={
            <Button
              variant="outline"
              className={button}
              aria-label={t("chosen.priority", { name: priority })}
            >
              <PriorityIcon priority={draft.priority} /> {priority}
            </Button>
          }
        />
        <DatePicker
          aria-label={t("property.due")}
          value={draft.dueDate}
          onChange={(dueDate) => set({ dueDate })}
        />
      </div>
    </>
  );
});

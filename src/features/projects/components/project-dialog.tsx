"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { projectLimits } from "@/domain/project";
import type { ClientError } from "@/trpc/errors";
import { ColorPicker } from "./color-picker";
import { fieldError, type ProjectDraft, useCreateProject, useEditProject } from "./use-project-form";
import { linkOf } from "./use-project-keyboard";
import type { Project } from "./use-project-mutations";

type CreateProps = { projects: readonly Project[]; open: boolean; onOpenChange: (open: boolean) => void };

export function CreateProjectDialog({ projects, open, onOpenChange }: CreateProps) {
  const t = useTranslations("projects");
  const form = useCreateProject(projects, () => onOpenChange(false));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader title={t("new")} />
        <ProjectForm {...form} action={t("form.create")} />
      </DialogContent>
    </Dialog>
  );
}

type EditProps = { project: Project | undefined; onClose: () => void };

export function EditProjectDialog({ project, onClose }: EditProps) {
  const t = useTranslations("projects.form");
  return (
    <Dialog open={project !== undefined} onOpenChange={(open) => (open ? undefined : onClose())}>
      {project ? (
        <DialogContent finalFocus={() => linkOf(project.id)}>
          <DialogHeader title={t("edit")} />
          <EditForm project={project} onClose={onClose} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function EditForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useTranslations("projects.form");
  return <ProjectForm {...useEditProject(project, onClose)} action={t("save")} />;
}

type FormProps = {
  draft: ProjectDraft;
  setDraft: (draft: ProjectDraft) => void;
  submit: () => void;
  pending: boolean;
  error: ClientError | null;
  forgetError: () => void;
  action: string;
};

function ProjectForm({ draft, setDraft, submit, pending, error, forgetError, action }: FormProps) {
  const t = useTranslations("projects.form");
  const errors = fieldError(error);
  const complete = draft.name.trim() !== "";
  const set = (changes: Partial<ProjectDraft>) => {
    forgetError();
    setDraft({ ...draft, ...changes });
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !pending) submit();
      }}
    >
      <Field label={t("name")} error={errors.name}>
        <Input
          autoFocus
          autoComplete="off"
          placeholder={t("example")}
          value={draft.name}
          maxLength={projectLimits.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <ColorPicker value={draft.color} onChange={(color) => set({ color })} />
      <FormError message={errors.form} requestId={error?.requestId} />
      <DialogFooter>
        <Button type="submit" disabled={!complete} pending={pending}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}

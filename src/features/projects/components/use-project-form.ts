"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastSuccess } from "@/components/ui/toast";
import { type ProjectColor, projectColors } from "@/domain/project";
import { type ClientError, describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import type { Project } from "./use-project-mutations";

export type ProjectDraft = { name: string; color: ProjectColor };

/** Which part of the form an error belongs to; a taken name is the name's. */
export function fieldError(error: ClientError | null): { name?: string; form?: string } {
  if (!error) return {};
  const name = error.reason === "taken" ? error.message : error.fieldErrors.name?.[0];
  return name ? { name } : { form: error.message };
}

/** The colour that fewest projects have, so that new ones are told apart; gray is nobody's first choice. */
function freshColor(projects: readonly Project[]): ProjectColor {
  const uses = (color: ProjectColor) => projects.filter((project) => project.color === color).length;
  const [, ...colors] = projectColors;
  return colors.reduce((best, color) => (uses(color) < uses(best) ? color : best), "indigo" as const);
}

/** Keeps what was typed while the dialog is closed, until the project exists. */
export function useCreateProject(projects: readonly Project[], onDone: () => void) {
  const t = useTranslations("projects.form");
  const [typed, setTyped] = useState<Partial<ProjectDraft>>({});
  const utils = trpc.useUtils();
  const create = trpc.projects.create.useMutation({
    onSuccess: async ({ name }) => {
      toastSuccess(t("created", { name }));
      setTyped({});
      onDone();
      await utils.projects.invalidate();
    },
  });
  const draft = { name: "", color: freshColor(projects), ...typed };
  return {
    draft,
    setDraft: setTyped,
    submit: () => create.mutate({ ...draft, name: draft.name.trim() }),
    pending: create.isPending,
    error: create.error ? describeError(create.error) : null,
    forgetError: create.reset,
  };
}

export function useEditProject(project: Project, onDone: () => void) {
  const [draft, setDraft] = useState<ProjectDraft>({ name: project.name, color: project.color });
  const utils = trpc.useUtils();
  const update = trpc.projects.update.useMutation({
    onSuccess: async () => {
      onDone();
      await utils.projects.invalidate();
    },
  });
  return {
    draft,
    setDraft,
    submit: () => update.mutate({ ...draft, id: project.id, name: draft.name.trim() }),
    pending: update.isPending,
    error: update.error ? describeError(update.error) : null,
    forgetError: update.reset,
  };
}

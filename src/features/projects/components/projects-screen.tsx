"use client";

import { ChevronRight, FolderKanban, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { CreateProjectDialog, EditProjectDialog } from "./project-dialog";
import { type ProjectActions, ProjectRow } from "./project-row";
import { useProjectKeyboard } from "./use-project-keyboard";
import { type Project, useProjectMutations } from "./use-project-mutations";

const none: Project[] = [];

export function ProjectsScreen() {
  const t = useTranslations("projects");
  const writable = useOrganization().may("projects:write");
  const list = trpc.projects.list.useQuery();
  const projects = list.data ?? none;
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [editing, setEditing] = useState<string | null>(null);
  const mutations = useProjectMutations();
  const actions = { ...mutations, edit: (project: Project) => setEditing(project.id) };
  const create = () => void setCreating(true);
  useProjectKeyboard({
    writable,
    projects,
    onCreate: create,
    onEdit: actions.edit,
    onTrash: actions.moveToTrash,
  });
  const button = writable ? (
    <Button onClick={create}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} meta={writable ? null : t("viewOnly")} action={button} />
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error && projects.length === 0 ? (
        <ErrorState {...describeError(list.error)} onRetry={() => list.refetch()} />
      ) : projects.length === 0 ? (
        <Empty writable={writable} onCreate={create} />
      ) : (
        <ProjectList projects={projects} actions={actions} />
      )}
      {writable ? (
        <>
          <CreateProjectDialog
            projects={projects}
            open={creating}
            onOpenChange={(open) => void setCreating(open || null)}
          />
          <EditProjectDialog
            project={projects.find(({ id }) => id === editing)}
            onClose={() => setEditing(null)}
          />
        </>
      ) : null}
    </>
  );
}

function Empty({ writable, onCreate }: { writable: boolean; onCreate: () => void }) {
  const t = useTranslations("projects.none");
  return (
    <EmptyState
      icon={FolderKanban}
      title={t("title")}
      action={writable ? <Button onClick={onCreate}>{t("action")}</Button> : null}
    >
      {t(writable ? "text" : "viewer")}
    </EmptyState>
  );
}

function ProjectList({ projects, actions }: { projects: readonly Project[]; actions: ProjectActions }) {
  const t = useTranslations("projects");
  const locale = useLocale();
  const [active, archived] = useMemo(() => {
    const sorted = [...projects].sort((one, other) => one.name.localeCompare(other.name, locale));
    return [sorted.filter((each) => !each.archivedAt), sorted.filter((each) => each.archivedAt)];
  }, [projects, locale]);
  return (
    <>
      {active.length > 0 ? (
        <ul aria-label={t("title")} className="border-t">
          {active.map((project) => (
            <ProjectRow key={project.id} project={project} actions={actions} />
          ))}
        </ul>
      ) : (
        <p className="border-y px-4 py-6 text-dense text-muted-foreground md:px-6">{t("archived.all")}</p>
      )}
      {archived.length > 0 ? <Archived projects={archived} actions={actions} /> : null}
    </>
  );
}

function Archived({ projects, actions }: { projects: Project[]; actions: ProjectActions }) {
  const t = useTranslations("projects.archived");
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("label")} className="mt-4">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-9 w-full items-center gap-2 border-y bg-sidebar px-4 font-medium text-meta hover:bg-accent/50 focus-visible:-outline-offset-2 md:px-6"
        >
          <ChevronRight
            aria-hidden
            className={`size-3.5 text-muted-foreground transition-transform duration-150 ${open ? "rotate-90" : ""}`}
          />
          {t("short")}
          <span className="font-normal text-muted-foreground tabular-nums">{projects.length}</span>
        </button>
      </h2>
      {open ? (
        <ul aria-label={t("label")}>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} actions={actions} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

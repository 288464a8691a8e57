"use client";

import { Meter } from "@base-ui/react/meter";
import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProjectDot } from "@/components/project-dot";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { cn } from "@/lib/utils";
import { useOrganization } from "@/trpc/organization";
import type { Project } from "./use-project-mutations";

export type ProjectActions = {
  edit: (project: Project) => void;
  setArchived: (project: Project, archived: boolean) => void;
  moveToTrash: (project: Project) => void;
};

type Props = { project: Project; actions: ProjectActions };

/** One project, 44 px high; all of it but the menu opens the project's todos. */
export function ProjectRow({ project, actions }: Props) {
  const { organization, may } = useOrganization();
  return (
    <li
      data-project={project.id}
      className="group relative flex h-11 items-center gap-3 border-b px-4 text-dense hover:bg-accent/50 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 md:px-6"
    >
      <ProjectDot color={project.color} />
      <Link
        href={`/o/${organization.slug}/todos?project=${project.id}`}
        title={project.name}
        className={cn(
          "min-w-0 flex-1 truncate outline-none after:absolute after:inset-0",
          project.archivedAt ? "text-muted-foreground" : "font-medium",
        )}
      >
        {project.name}
      </Link>
      <Progress project={project} />
      {may("projects:write") ? <RowMenu project={project} actions={actions} /> : null}
    </li>
  );
}

function Progress({ project: { name, openTodos, todos } }: { project: Project }) {
  const t = useTranslations("projects.progress");
  const done = todos - openTodos;
  const detail = t(todos === 0 ? "none" : openTodos === 0 ? "all" : "open", { open: openTodos, todos });
  return (
    <div className="flex shrink-0 items-center gap-3 text-meta text-muted-foreground tabular-nums">
      {todos > 0 ? (
        <Meter.Root
          aria-label={t("label", { name })}
          value={done}
          max={todos}
          getAriaValueText={() => t("done", { done, todos })}
          className="hidden w-28 sm:block lg:w-40"
        >
          <Meter.Track className="h-1 overflow-hidden rounded-full bg-secondary">
            <Meter.Indicator
              className={cn("h-full rounded-full", openTodos === 0 ? "bg-success" : "bg-primary")}
            />
          </Meter.Track>
        </Meter.Root>
      ) : null}
      <span className="whitespace-nowrap text-right sm:w-28">{detail}</span>
    </div>
  );
}

function RowMenu({ project, actions }: Props) {
  const t = useTranslations("projects.menu");
  const archived = project.archivedAt !== null;
  const ArchiveIcon = archived ? ArchiveRestore : Archive;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        render={
          <Button
            variant="ghost"
            size="icon-sm"
            className="z-10 -mr-1.5 text-muted-foreground"
            aria-label={t("label", { name: project.name })}
          />
        }
      >
        <Ellipsis aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onClick={() => actions.edit(project)} shortcut={<Kbd keys="E" />}>
          <Pencil aria-hidden /> {t("edit")}
        </DropdownMenuItem>
        <DropdownMenuItem onClick={() => actions.setArchived(project, !archived)}>
          <ArchiveIcon aria-hidden /> {t(archived ? "unarchive" : "archive")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          variant="destructive"
          onClick={() => actions.moveToTrash(project)}
          shortcut={<Kbd keys="#" />}
        >
          <Trash2 aria-hidden /> {t("delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

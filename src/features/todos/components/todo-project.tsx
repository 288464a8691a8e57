"use client";

import { useTranslations } from "next-intl";
import { ProjectDot } from "@/components/project-dot";
import { Picker, PickerList, type PickerTrigger } from "@/components/ui/picker";
import type { PickerOption } from "@/components/ui/picker-list";
import { useProject, useProjects } from "./todo-names";

type Props = { value: string | null; onChange: (projectId: string | null) => void };

/** Archived projects are offered only where one is chosen already. */
function useOptions({ value, onChange }: Props, first?: PickerOption) {
  const t = useTranslations("todos");
  const noProject = { value: "", label: t("noProject"), icon: <ProjectDot color={null} /> };
  const projects = (useProjects().data ?? []).filter(({ id, archivedAt }) => !archivedAt || id === value);
  const options = projects.map(({ id, name, color }) => ({
    value: id,
    label: name,
    icon: <ProjectDot color={color} />,
  }));
  return {
    options: [first ?? noProject, ...options],
    value: value ?? "",
    onChange: (next: string) => onChange(next || null),
    placeholder: t("pick.project"),
  };
}

export function ProjectList(props: Props) {
  return <PickerList {...useOptions(props)} />;
}

type PickerProps = Props & { trigger: PickerTrigger; first?: PickerOption; placeholder?: string };

export function ProjectPicker({ trigger, first, placeholder, ...props }: PickerProps) {
  const list = useOptions(props, first);
  return <Picker {...list} placeholder={placeholder ?? list.placeholder} trigger={trigger} />;
}

/** The dot and the name of a project, cut off where there is no room. */
export function ProjectName({ projectId, dotClass }: { projectId: string | null; dotClass?: string }) {
  const t = useTranslations("todos");
  const project = useProject()(projectId);
  return (
    <>
      <ProjectDot color={project?.color ?? null} className={dotClass} />
      <span className="truncate">{project?.name ?? t("noProject")}</span>
    </>
  );
}

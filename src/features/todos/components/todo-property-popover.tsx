"use client";

import { useTranslations } from "next-intl";
import { DateChoices } from "@/components/ui/date-picker";
import { PickerList } from "@/components/ui/picker";
import { Popover, PopoverContent } from "@/components/ui/popover";
import { usePreload } from "@/components/use-preload";
import type { TodoItem } from "../cache";
import { knownPriority } from "./todo-parts";
import { AssigneeList, PriorityList } from "./todo-pickers";
import { ProjectList } from "./todo-project";
import type { useTodoMutations } from "./use-todo-mutations";

export type TodoProperty = "project" | "assignee" | "priority" | "due";
/** Which property of which row is being changed. */
export type PropertyEdit = { id: string; property: TodoProperty };

type Props = {
  edit: PropertyEdit | null;
  todo: TodoItem | undefined;
  /** The todos that change: the row alone, or the selection it belongs to. */
  ids: readonly string[];
  change: ReturnType<typeof useTodoMutations>["change"];
  onClose: () => void;
};

const cell = ({ id, property }: PropertyEdit) =>
  document.querySelector(`[data-todo="${id}"] [data-property="${property}"]`);
const title = (id: string) =>
  document.querySelector<HTMLElement>(`[data-todo="${id}"] [data-property="title"]`);

/** Changes one property of a row in place: one popover for the whole list, anchored to the row's cell. */
export function TodoPropertyPopover({ edit, todo, ids, change, onClose }: Props) {
  const t = useTranslations("todos.property");
  usePreload(PickerList.preload);
  const save = (changes: Parameters<typeof change>[1]) => {
    onClose();
    void change(ids, changes);
  };
  return (
    <Popover
      open={edit !== null && todo !== undefined}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {edit && todo ? (
        <PopoverContent
          align="end"
          anchor={() => cell(edit)}
          finalFocus={() => title(edit.id)}
          aria-label={t(`${edit.property}`)}
          className={edit.property === "due" ? "w-64" : "w-60 p-0"}
        >
          {edit.property === "project" ? (
            <ProjectList value={todo.projectId} onChange={(projectId) => save({ projectId })} />
          ) : edit.property === "assignee" ? (
            <AssigneeList value={todo.assignedTo} onChange={(assignedTo) => save({ assignedTo })} />
          ) : edit.property === "priority" ? (
            <PriorityList value={knownPriority(todo.priority)} onChange={(priority) => save({ priority })} />
          ) : (
            <DateChoices value={todo.dueDate} onChoose={(dueDate) => save({ dueDate })} />
          )}
        </PopoverContent>
      ) : null}
    </Popover>
  );
}

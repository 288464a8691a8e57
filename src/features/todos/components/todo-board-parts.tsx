"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import type { TodoItem } from "../cache";
import { TodoSelectionBar } from "./todo-selection-bar";
import type { TodoBoard } from "./use-todo-board";

const TodoPanel = memo(
  onDemand(
    () => import("./todo-panel").then((module) => module.TodoPanel),
    ({ id }) => id !== null,
  ),
);
const CreateTodoDialog = memo(
  onDemand(
    () => import("./create-todo-dialog").then((module) => module.CreateTodoDialog),
    ({ open }) => open,
  ),
);
const TodoPropertyPopover = memo(
  onDemand(
    () => import("./todo-property-popover").then((module) => module.TodoPropertyPopover),
    ({ edit }) => edit !== null,
  ),
);

export function NewTodoButton({ board }: { board: TodoBoard }) {
  const t = useTranslations("todos");
  if (!board.writable) return null;
  return (
    <Button onClick={() => board.setCreating(true)}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
}

type Props = { board: TodoBoard; items: TodoItem[]; assignedTo?: string; projectId?: string };

/** What floats over the rows: the panel, the dialog, the popover of a cell and the selection. */
export function TodoBoardOverlays({ board, items, assignedTo, projectId }: Props) {
  const { edit } = board;
  return (
    <>
      <TodoPanel id={board.openId} onClose={board.close} />
      {board.writable ? (
        <>
          <CreateTodoDialog
            open={board.creating}
            onOpenChange={board.setCreating}
            assignedTo={assignedTo}
            projectId={projectId}
          />
          <TodoPropertyPopover
            edit={edit}
            todo={edit ? items.find((item) => item.id === edit.id) : undefined}
            ids={board.editIds}
            change={board.mutations.change}
            onClose={board.stopEditing}
          />
        </>
      ) : null}
      <TodoSelectionBar ids={board.selectedIds} mutations={board.mutations} onClear={board.clearSelection} />
    </>
  );
}

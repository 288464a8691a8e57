"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TodoItem } from "../cache";
import { CreateTodoDialog } from "./create-todo-dialog";
import { TodoPanel } from "./todo-panel";
import { TodoPropertyPopover } from "./todo-property-popover";
import { TodoSelectionBar } from "./todo-selection-bar";
import type { TodoBoard } from "./use-todo-board";

export function NewTodoButton({ board }: { board: TodoBoard }) {
  if (!board.writable) return null;
  return (
    <Button onClick={() => board.setCreating(true)}>
      <Plus aria-hidden /> New todo
    </Button>
  );
}

type Props = { board: TodoBoard; items: TodoItem[]; assignedTo?: string; projectId?: string };

/** What floats over the rows: the panel, the dialog, the popover of a cell and the selection. */
export function TodoBoardOverlays({ board, items, assignedTo, projectId }: Props) {
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
            edit={board.edit}
            todo={items.find((item) => item.id === board.edit?.id)}
            ids={board.editIds}
            change={board.mutations.change}
            onClose={board.stopEditing}
          />
        </>
      ) : null}
      <TodoSelectionBar
        ids={[...board.selection.ids]}
        mutations={board.mutations}
        onClear={board.clearSelection}
      />
    </>
  );
}

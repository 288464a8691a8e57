"use client";

import { Check, FolderKanban, SignalHigh, Trash2, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { AssigneePicker, PriorityPicker } from "./todo-pickers";
import { ProjectPicker } from "./todo-project";
import type { useTodoMutations } from "./use-todo-mutations";

type Props = {
  ids: readonly string[];
  mutations: ReturnType<typeof useTodoMutations>;
  onClear: () => void;
};

/** A phone has no room for it beside its icon. */
const Word = ({ children }: { children: ReactNode }) => <span className="max-sm:hidden">{children}</span>;

/** Floats above the list while todos are selected. */
export const TodoSelectionBar = memo(function TodoSelectionBar({ ids, mutations, onClear }: Props) {
  const t = useTranslations("todos.selection");
  const { change, completeMany, moveToTrash } = mutations;
  const count = ids.length;
  const then = (work: Promise<unknown>) => void work.then(onClear);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4">
      {count > 0 ? (
        <div className="pointer-events-auto flex flex-wrap items-center gap-1 rounded-xl border bg-popover p-1.5 shadow-xl">
          <span className="px-1 text-dense tabular-nums sm:px-2">{t("count", { count })}</span>
          <Button
            variant="ghost"
            className="max-sm:px-2"
            onClick={() => then(completeMany(ids))}
            aria-label={t("completeLabel", { count })}
          >
            <Check aria-hidden /> <Word>{t("complete")}</Word>
          </Button>
          <ProjectPicker
            value={null}
            onChange={(projectId) => then(change(ids, { projectId }))}
            trigger={
              <Button variant="ghost" className="max-sm:px-2" aria-label={t("projectLabel", { count })}>
                <FolderKanban aria-hidden /> <Word>{t("project")}</Word>
              </Button>
            }
          />
          <AssigneePicker
            value={null}
            onChange={(assignedTo) => then(change(ids, { assignedTo }))}
            trigger={
              <Button variant="ghost" className="max-sm:px-2" aria-label={t("assignLabel", { count })}>
                <UserRound aria-hidden /> <Word>{t("assign")}</Word>
              </Button>
            }
          />
          <PriorityPicker
            value={null}
            onChange={(priority) => then(change(ids, { priority }))}
            trigger={
              <Button variant="ghost" className="max-sm:px-2" aria-label={t("priorityLabel", { count })}>
                <SignalHigh aria-hidden /> <Word>{t("priority")}</Word>
              </Button>
            }
          />
          <Button
            variant="ghost"
            className="max-sm:px-2"
            aria-label={t("deleteLabel", { count })}
            onClick={() => then(moveToTrash(ids))}
          >
            <Trash2 aria-hidden /> <Word>{t("delete")}</Word>
          </Button>
          <Button variant="ghost" size="icon" aria-label={t("clear")} onClick={onClear}>
            <X aria-hidden />
          </Button>
        </div>
      ) : null}
    </div>
  );
});

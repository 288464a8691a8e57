"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { TodoActivity } from "./todo-activity";
import { TodoAttachments } from "./todo-attachments";
import { TodoConflictDialog } from "./todo-conflict-dialog";
import { useMemberName } from "./todo-names";
import { Properties } from "./todo-properties";
import { Description, Title } from "./todo-text-fields";
import { type Changes, type Todo, type TodoEdits, useTodoEdits } from "./use-todo-edits";
import { useTodoMutations } from "./use-todo-mutations";

type Props = { id: string | null; onClose: () => void };

/** The details of one todo, at the side of the list and under its own address. */
export function TodoPanel({ id, onClose }: Props) {
  const t = useTranslations("panel");
  const edits = useTodoEdits();
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={t("title")}>
        {id ? <Loaded key={id} id={id} edits={edits} onClose={onClose} /> : null}
      </SheetContent>
      <TodoConflictDialog conflict={edits.conflict} />
    </Sheet>
  );
}

type LoadedProps = { id: string; edits: TodoEdits; onClose: () => void };

function Loaded({ id, edits, onClose }: LoadedProps) {
  const t = useTranslations("panel");
  const todo = trpc.todos.get.useQuery({ id });
  if (todo.error) {
    const { code, message, requestId } = describeError(todo.error);
    const gone = code === "NOT_FOUND" || code === "BAD_REQUEST";
    const text = gone ? t("gone") : message;
    return (
      <ErrorState
        message={text}
        requestId={gone ? undefined : requestId}
        onRetry={gone ? undefined : () => todo.refetch()}
      />
    );
  }
  if (!todo.data) return <ListSkeleton rows={5} />;
  return <Details todo={edits.withPending(todo.data)} edits={edits} onClose={onClose} />;
}

type DetailsProps = { todo: Todo; edits: TodoEdits; onClose: () => void };

function Details({ todo, edits, onClose }: DetailsProps) {
  const t = useTranslations("panel");
  const { may } = useOrganization();
  const writable = may("todos:write");
  const { setCompleted, moveToTrash } = useTodoMutations();
  const save = (changes: Changes, seen = todo) => edits.save({ changes, seen });
  return (
    <div className="grid grid-cols-1 gap-5 p-4">
      <div className="flex items-start gap-2.5">
        <Checkbox
          round
          disabled={!writable}
          aria-label={t(todo.completed ? "reopen" : "complete")}
          checked={todo.completed}
          onCheckedChange={(completed) => void setCompleted(todo, completed)}
          className="mt-0"
        />
        <Title todo={todo} writable={writable} onSave={save} />
      </div>
      <Properties todo={todo} writable={writable} onSave={(changes) => void save(changes)} />
      <Description todo={todo} writable={writable} onSave={save} />
      <TodoAttachments todoId={todo.id} />
      <div className="flex items-center justify-between gap-3">
        <Stamps todo={todo} />
        {writable ? (
          <Button
            variant="ghost"
            size="sm"
            className="-mr-2 text-muted-foreground"
            onClick={() => {
              onClose();
              void moveToTrash([todo.id]);
            }}
          >
            <Trash2 aria-hidden /> {t("delete")}
          </Button>
        ) : null}
      </div>
      <TodoActivity todoId={todo.id} />
    </div>
  );
}

function Stamps({ todo }: { todo: Todo }) {
  const t = useTranslations("panel");
  const nameOf = useMemberName();
  return (
    <div className="min-w-0 text-meta text-muted-foreground wrap-anywhere">
      <p>
        {t.rich("createdBy", {
          name: nameOf(todo.createdBy) ?? t("someone"),
          ago: () => <Ago at={todo.createdAt} />,
        })}
      </p>
      {todo.updatedBy ? (
        <p>
          {t.rich("changedBy", {
            name: nameOf(todo.updatedBy) ?? t("someone"),
            ago: () => <Ago at={todo.updatedAt} />,
          })}
        </p>
      ) : null}
    </div>
  );
}

function Ago({ at }: { at: string }) {
  const { fullTime, timeAgo } = useDates();
  return <time title={fullTime(at)}>{timeAgo(at)}</time>;
}

"use client";

import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DatePicker } from "@/components/ui/date-picker";
import { Input } from "@/components/ui/input";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { Textarea } from "@/components/ui/textarea";
import { priorityLabels, todoLimits } from "@/domain/todo";
import { formatDay, fullTime, timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { Assignee, knownPriority, PriorityIcon, useMemberName } from "./todo-parts";
import { AssigneePicker, PriorityPicker } from "./todo-pickers";
import { useTodoMutations } from "./use-todo-mutations";

type Todo = RouterOutputs["todos"]["get"];
type Props = { id: string | null; onClose: () => void };

/** The details of one todo, at the side of the list and under its own address. */
export function TodoPanel({ id, onClose }: Props) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title="Todo">{id ? <Loaded key={id} id={id} onClose={onClose} /> : null}</SheetContent>
    </Sheet>
  );
}

function Loaded({ id, onClose }: { id: string; onClose: () => void }) {
  const todo = trpc.todos.get.useQuery({ id });
  if (todo.error) {
    const { code, message, requestId } = describeError(todo.error);
    const gone = code === "NOT_FOUND" || code === "BAD_REQUEST";
    const text = gone ? "This todo is gone: it was deleted, or you do not have access to it." : message;
    return (
      <ErrorState
        message={text}
        requestId={gone ? undefined : requestId}
        onRetry={gone ? undefined : () => todo.refetch()}
      />
    );
  }
  if (!todo.data) return <ListSkeleton rows={5} />;
  return <Details todo={todo.data} onClose={onClose} />;
}

function Details({ todo, onClose }: { todo: Todo; onClose: () => void }) {
  const { may } = useOrganization();
  const writable = may("todos:write");
  const { change, setCompleted, moveToTrash } = useTodoMutations();
  const save = (changes: Parameters<typeof change>[1]) => void change([todo.id], changes);
  return (
    <div className="grid grid-cols-1 gap-5 p-4">
      <div className="flex items-start gap-2.5">
        <Checkbox
          round
          disabled={!writable}
          aria-label={todo.completed ? "Reopen this todo" : "Complete this todo"}
          checked={todo.completed}
          onCheckedChange={(completed) => void setCompleted(todo, completed)}
          className="mt-2 size-4.5"
        />
        <Title todo={todo} writable={writable} onSave={(title) => save({ title })} />
      </div>
      <Properties todo={todo} writable={writable} onSave={save} />
      <Description todo={todo} writable={writable} onSave={(description) => save({ description })} />
      <History todo={todo} />
      {writable ? (
        <Button
          variant="outline"
          className="justify-self-start"
          onClick={() => {
            onClose();
            void moveToTrash([todo.id]);
          }}
        >
          <Trash2 aria-hidden /> Delete todo
        </Button>
      ) : null}
    </div>
  );
}

type TitleProps = { todo: Todo; writable: boolean; onSave: (title: string) => void };

function Title({ todo, writable, onSave }: TitleProps) {
  const [title, setTitle] = useState(todo.title);
  if (!writable) return <h2 className="mt-1 break-words font-semibold text-base">{todo.title}</h2>;
  const save = () => {
    const trimmed = title.trim();
    if (!trimmed) return setTitle(todo.title);
    if (trimmed !== todo.title) onSave(trimmed);
  };
  return (
    <Input
      aria-label="Title"
      value={title}
      maxLength={todoLimits.title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
      className="border-transparent px-1.5 font-semibold text-base hover:border-input"
    />
  );
}

function Description({
  todo,
  writable,
  onSave,
}: {
  todo: Todo;
  writable: boolean;
  onSave: (text: string | null) => void;
}) {
  const [text, setText] = useState(todo.description ?? "");
  if (!writable) {
    return todo.description ? (
      <p className="whitespace-pre-wrap break-words text-body">{todo.description}</p>
    ) : null;
  }
  return (
    <Textarea
      aria-label="Description"
      placeholder="Add a description…"
      value={text}
      maxLength={todoLimits.description}
      rows={6}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text !== (todo.description ?? "")) onSave(text || null);
      }}
    />
  );
}

type PropertiesProps = {
  todo: Todo;
  writable: boolean;
  onSave: (changes: {
    assignedTo?: string | null;
    priority?: 1 | 2 | 3 | 4;
    dueDate?: string | null;
  }) => void;
};

function Properties({ todo, writable, onSave }: PropertiesProps) {
  const nameOf = useMemberName();
  const priority = knownPriority(todo.priority);
  const button = "w-full justify-start font-normal";
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-3 gap-y-1.5 text-dense">
      <Row label="Assignee">
        {writable ? (
          <AssigneePicker
            value={todo.assignedTo}
            onChange={(assignedTo) => onSave({ assignedTo })}
            trigger={
              <Button
                variant="ghost"
                className={button}
                aria-label={`Assignee: ${nameOf(todo.assignedTo) ?? "Nobody"}`}
              >
                <Assignee userId={todo.assignedTo} /> {nameOf(todo.assignedTo) ?? "Nobody"}
              </Button>
            }
          />
        ) : (
          (nameOf(todo.assignedTo) ?? "Nobody")
        )}
      </Row>
      <Row label="Priority">
        {writable ? (
          <PriorityPicker
            value={priority}
            onChange={(next) => onSave({ priority: next })}
            trigger={
              <Button variant="ghost" className={button} aria-label={`Priority: ${priorityLabels[priority]}`}>
                <PriorityIcon priority={priority} /> {priorityLabels[priority]}
              </Button>
            }
          />
        ) : (
          priorityLabels[priority]
        )}
      </Row>
      <Row label="Due">
        {writable ? (
          <DatePicker
            aria-label="Due date"
            value={todo.dueDate}
            onChange={(dueDate) => onSave({ dueDate })}
            variant="ghost"
          />
        ) : todo.dueDate ? (
          formatDay(todo.dueDate)
        ) : (
          "No date"
        )}
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function History({ todo }: { todo: Todo }) {
  const nameOf = useMemberName();
  return (
    <p className="text-meta text-muted-foreground">
      Created by {nameOf(todo.createdBy) ?? "someone"}{" "}
      <time title={fullTime(todo.createdAt)}>{timeAgo(todo.createdAt)}</time>
      {todo.updatedBy ? (
        <>
          {" · changed by "}
          {nameOf(todo.updatedBy)} <time title={fullTime(todo.updatedAt)}>{timeAgo(todo.updatedAt)}</time>
        </>
      ) : null}
    </p>
  );
}

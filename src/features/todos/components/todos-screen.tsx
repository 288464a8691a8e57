"use client";

import { ListTodo, Plus, SearchX } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo, useRef, useState } from "react";
import { emptySelection, extendTo, keepShown, toggle } from "@/components/list/selection";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { CreateTodoDialog } from "./create-todo-dialog";
import { TodoFilterBar } from "./todo-filter-bar";
import { TodoList } from "./todo-list";
import { TodoPanel } from "./todo-panel";
import type { RowActions } from "./todo-row";
import { TodoSelectionBar } from "./todo-selection-bar";
import { useTodoFilters } from "./use-todo-filters";
import { useTodoKeyboard } from "./use-todo-keyboard";
import { useTodoList } from "./use-todo-list";
import { useTodoMutations } from "./use-todo-mutations";

export function TodosScreen() {
  const { may } = useOrganization();
  const writable = may("todos:write");
  const filters = useTodoFilters();
  const list = useTodoList(filters.input);
  const mutations = useTodoMutations();
  const [openId, setOpenId] = useQueryState("todo", parseAsString);
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [activeId, setActiveId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [chosen, setSelection] = useState(emptySelection);
  const searchRef = useRef<HTMLInputElement>(null);
  const { items } = list;
  const order = useMemo(() => items.map((item) => item.id), [items]);
  const selection = useMemo(() => keepShown(chosen, order), [chosen, order]);
  const select = useCallback(
    (id: string, extend: boolean) =>
      setSelection((current) => (extend ? extendTo(current, id, order) : toggle(current, id))),
    [order],
  );
  const actions: RowActions = {
    open: (id) => void setOpenId(id),
    setCompleted: (todo, completed) => void mutations.setCompleted(todo, completed),
    rename: (id, title) => void mutations.change([id], { title }),
    select,
  };
  useTodoKeyboard({
    items,
    activeId,
    setActiveId,
    writable,
    onOpen: (id) => void setOpenId(id),
    onToggle: select,
    onRename: setRenamingId,
    onComplete: (todo) => void mutations.setCompleted(todo, !todo.completed),
    onTrash: (id) => void mutations.moveToTrash(selection.ids.size > 0 ? [...selection.ids] : [id]),
    onMove: (id, after) => (filters.filters.sort === "manual" ? void mutations.move(id, after) : undefined),
    onCreate: () => void setCreating(true),
    onSearch: () => searchRef.current?.focus(),
    onEscape: () => setSelection(emptySelection),
  });

  return (
    <>
      <PageHeader
        title="Todos"
        meta={writable ? null : "View only"}
        action={
          writable ? (
            <Button onClick={() => setCreating(true)}>
              <Plus aria-hidden /> New todo
            </Button>
          ) : null
        }
      />
      <TodoFilterBar state={filters} searchRef={searchRef} />
      {list.isPending ? (
        <ListSkeleton rows={12} />
      ) : list.error && items.length === 0 ? (
        <Failure error={list.error} onRetry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <Empty filters={filters} writable={writable} onCreate={() => setCreating(true)} />
      ) : (
        <TodoList
          items={items}
          actions={actions}
          writable={writable}
          activeId={activeId}
          renamingId={renamingId}
          onRenamed={() => setRenamingId(null)}
          selection={selection}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          failedMore={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
        />
      )}
      <TodoPanel id={openId} onClose={() => setOpenId(null)} />
      {writable ? (
        <CreateTodoDialog open={creating} onOpenChange={(open) => setCreating(open || null)} />
      ) : null}
      <TodoSelectionBar
        ids={[...selection.ids]}
        mutations={mutations}
        onClear={() => setSelection(emptySelection)}
      />
    </>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message, requestId } = describeError(error);
  return <ErrorState message={message} requestId={requestId} onRetry={onRetry} />;
}

type EmptyProps = { filters: ReturnType<typeof useTodoFilters>; writable: boolean; onCreate: () => void };

function Empty({ filters: { narrowed, clear, filters }, writable, onCreate }: EmptyProps) {
  if (narrowed) {
    return (
      <EmptyState
        icon={SearchX}
        title="No todo matches"
        action={<Button onClick={clear}>Clear filters</Button>}
      >
        Nothing fits all of the filters above.
      </EmptyState>
    );
  }
  if (filters.status === "completed") {
    return (
      <EmptyState icon={ListTodo} title="Nothing completed yet">
        What your team finishes shows up here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListTodo}
      title="No open todos"
      action={writable ? <Button onClick={onCreate}>New todo</Button> : null}
    >
      {writable
        ? "Write down the first thing to do. Press C to create one from anywhere here."
        : "Your team has nothing open."}
    </EmptyState>
  );
}

"use client";

import { useMutationState } from "@tanstack/react-query";
import { getMutationKey } from "@trpc/react-query";
import { trpc } from "@/trpc/react";
import type { NewTodo } from "../cache";

const underway = new Map<string, Promise<unknown>>();

/** Keeps the creation of a todo until it is answered, for what else is done to it. */
export function rememberUnderway(id: string, sent: Promise<unknown>): void {
  const settled = sent.finally(() => underway.delete(id));
  settled.catch(() => {});
  underway.set(id, settled);
}

export const isBeingCreated = (id: string): boolean => underway.has(id);

/** Waits until the server has those of the todos that are being created. */
export const whenCreated = (ids: readonly string[]): Promise<unknown> =>
  Promise.all(ids.map((id) => underway.get(id)));

type Sent = { variables: NewTodo; submittedAt: number };

/** The todos that are sent but not answered, in the order in which they were sent. */
export const useTodosUnderway = (): Sent[] =>
  useMutationState({
    filters: { mutationKey: getMutationKey(trpc.todos.create), status: "pending" },
    select: ({ state }) => ({ variables: state.variables as NewTodo, submittedAt: state.submittedAt }),
  });

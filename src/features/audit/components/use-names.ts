"use client";

import { trpc } from "@/trpc/react";
import type { Names } from "./fields";

const fresh = { staleTime: 60_000 };

/** Names of people and projects, some of whom are gone. */
export function useNames(): Names {
  const members = trpc.members.list.useQuery(undefined, fresh);
  const projects = trpc.projects.list.useQuery(undefined, fresh);
  return {
    person: (id) =>
      members.data?.find(({ userId }) => userId === id)?.name ?? (members.isPending ? "…" : "Former member"),
    project: (id) =>
      projects.data?.find((each) => each.id === id)?.name ?? (projects.isPending ? "…" : "Deleted project"),
  };
}

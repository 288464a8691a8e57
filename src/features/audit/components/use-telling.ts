"use client";

import { useLocale, useTranslations } from "next-intl";
import { useDates } from "@/components/use-dates";
import { formatBytes } from "@/lib/format-bytes";
import { trpc } from "@/trpc/react";
import type { Names, Telling } from "./values";

const fresh = { staleTime: 60_000 };

/** How the log is told to this person. */
export function useTelling(): Telling {
  const locale = useLocale();
  const { format } = useDates();
  return { names: useNames(), formatDate: format, formatBytes: (bytes) => formatBytes(bytes, locale) };
}

/** Names of people and projects, some of whom are gone. */
function useNames(): Names {
  const t = useTranslations("audit");
  const members = trpc.members.list.useQuery(undefined, fresh);
  const projects = trpc.projects.list.useQuery(undefined, fresh);
  return {
    person: (id) =>
      members.data?.find(({ userId }) => userId === id)?.name ??
      (members.isPending ? "…" : t("formerMember")),
    project: (id) =>
      projects.data?.find((each) => each.id === id)?.name ?? (projects.isPending ? "…" : t("deletedProject")),
  };
}

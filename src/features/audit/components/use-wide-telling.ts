"use client";

import { useLocale, useTranslations } from "next-intl";
import { useDates } from "@/components/use-dates";
import { formatBytes } from "@/lib/format-bytes";
import type { WideEntry } from "./entry-place";
import type { Telling } from "./values";

/** How entries of all organizations are told: people are named by what the entries themselves say. */
export function useWideTelling(entries: readonly WideEntry[]): Telling {
  const t = useTranslations("audit");
  const locale = useLocale();
  const { format } = useDates();
  const people = new Map(entries.flatMap(namesIn));
  return {
    names: {
      person: (id) => people.get(id) ?? t("formerMember"),
      project: () => t("deletedProject"),
    },
    formatDate: format,
    formatBytes: (bytes) => formatBytes(bytes, locale),
  };
}

function namesIn({
  userId,
  userName,
  entityType,
  entityLabel,
  oldValues,
  newValues,
}: WideEntry): [string, string][] {
  const member = newValues?.user_id ?? oldValues?.user_id;
  return [
    ...(userId && userName ? [[userId, userName] satisfies [string, string]] : []),
    ...(entityType === "member" && entityLabel && typeof member === "string"
      ? [[member, entityLabel] satisfies [string, string]]
      : []),
  ];
}

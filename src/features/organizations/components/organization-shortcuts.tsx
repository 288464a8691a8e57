"use client";

import { useTranslations } from "next-intl";
import { type Shortcut, ShortcutSheet } from "@/components/shortcut-sheet";
import type { Translate } from "@/i18n/translate";

type Group = { label: string; shortcuts: Shortcut[] };

const anywhere = (t: Translate<"organizations.shortcuts">): Group => ({
  label: t("anywhere"),
  shortcuts: [
    { keys: "⌘ K", label: t("commands") },
    { keys: "G H", label: t("goWork") },
    { keys: "G T", label: t("goTodos") },
    { keys: "G P", label: t("goProjects") },
    { keys: "G M", label: t("goMembers") },
    { keys: "G R", label: t("goTrash") },
    { keys: "⌘ Z", label: t("undo") },
    { keys: "?", label: t("sheet") },
  ],
});

const onTodos = (t: Translate<"organizations.shortcuts">): Group => ({
  label: t("todos"),
  shortcuts: [
    { keys: "C", label: t("new") },
    { keys: "J", label: t("next") },
    { keys: "K", label: t("previous") },
    { keys: "↵", label: t("open") },
    { keys: "X", label: t("select") },
    { keys: "⇧ X", label: t("selectUpTo") },
    { keys: "E", label: t("rename") },
    { keys: t("space"), label: t("complete") },
    { keys: "A", label: t("assign") },
    { keys: "P", label: t("priority") },
    { keys: "⇧ P", label: t("project") },
    { keys: "T", label: t("due") },
    { keys: "#", label: t("trash") },
    { keys: "/", label: t("search") },
  ],
});

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** The sheet behind `?`. */
export function OrganizationShortcuts(props: Props) {
  const t = useTranslations("organizations.shortcuts");
  return <ShortcutSheet {...props} groups={[anywhere(t), onTodos(t)]} />;
}

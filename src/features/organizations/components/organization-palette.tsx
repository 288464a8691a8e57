"use client";

import {
  Building2,
  Circle,
  CircleCheck,
  FolderPlus,
  Keyboard,
  LogOut,
  Moon,
  Plus,
  Sun,
  UserPlus,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useState } from "react";
import type { NavGroup, NavItem } from "@/components/app-frame/nav";
import { CommandPalette, type PaletteAction } from "@/components/command-palette";
import { type Membership, useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { useSignOut } from "@/trpc/use-sign-out";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: NavGroup[];
  organizations: Membership[];
  showShortcuts: () => void;
};

/** Everything of an organization behind ⌘K: todos, actions, pages and other organizations. */
export function OrganizationPalette({ open, onOpenChange, groups, organizations, showShortcuts }: Props) {
  const t = useTranslations("organizations.palette");
  const [search, setSearch] = useState("");
  const router = useRouter();
  const { organization } = useOrganization();
  const go = (path: string) => router.push(`/o/${organization.slug}${path}`);

  const pages = groups
    .flatMap((group) => group.items)
    .map((item) => page(item, () => router.push(item.href)));
  const others = organizations
    .filter((each) => each.id !== organization.id)
    .map((each) =>
      page({ href: each.id, label: each.name, icon: Building2 }, () => router.push(`/o/${each.slug}`)),
    );
  const todos = useTodoResults(open ? search.trim() : "", (id) => go(`/todos?status=all&todo=${id}`));
  const actions = useActions({ go, showShortcuts });

  return (
    <CommandPalette
      open={open}
      onOpenChange={onOpenChange}
      search={search}
      onSearchChange={setSearch}
      groups={[
        ...(todos.length ? [{ label: t("todos"), actions: todos }] : []),
        { label: t("actions"), actions },
        { label: t("pages"), actions: pages },
        ...(others.length ? [{ label: t("switch"), actions: others }] : []),
      ]}
    />
  );
}

/** Todos whose text contains the search; two letters at least. */
function useTodoResults(search: string, open: (id: string) => void): PaletteAction[] {
  const found = trpc.todos.list.useQuery(
    { search, status: "all", limit: 6 },
    { enabled: search.length > 1, placeholderData: (previous) => previous },
  );
  if (search.length < 2) return [];
  return (found.data?.items ?? []).map((todo) => ({
    id: todo.id,
    label: todo.title,
    icon: todo.completed ? CircleCheck : Circle,
    keywords: [search],
    run: () => open(todo.id),
  }));
}

function page({ href, label, icon, shortcut }: NavItem, run: () => void): PaletteAction {
  return { id: `page-${href}`, label, icon, shortcut, run };
}

function useActions({
  go,
  showShortcuts,
}: {
  go: (path: string) => void;
  showShortcuts: () => void;
}): PaletteAction[] {
  const t = useTranslations("organizations.palette");
  const { may } = useOrganization();
  const { resolvedTheme, setTheme } = useTheme();
  const signOut = useSignOut();
  const dark = resolvedTheme === "dark";
  const actions: (PaletteAction & { allowed?: boolean })[] = [
    {
      id: "create",
      label: t("newTodo"),
      icon: Plus,
      shortcut: "C",
      allowed: may("todos:write"),
      run: () => go("/todos?new=true"),
    },
    {
      id: "create-project",
      label: t("newProject"),
      icon: FolderPlus,
      allowed: may("projects:write"),
      run: () => go("/projects?new=true"),
    },
    {
      id: "invite",
      label: t("invite"),
      icon: UserPlus,
      allowed: may("invitations:manage"),
      run: () => go("/members?invite=true"),
    },
    {
      id: "theme",
      label: t(dark ? "light" : "dark"),
      icon: dark ? Sun : Moon,
      run: () => setTheme(dark ? "light" : "dark"),
    },
    { id: "shortcuts", label: t("shortcuts"), icon: Keyboard, shortcut: "?", run: showShortcuts },
    { id: "sign-out", label: t("signOut"), icon: LogOut, run: signOut },
  ];
  return actions.filter(({ allowed }) => allowed !== false);
}

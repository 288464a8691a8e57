"use client";

import { ArrowLeft, Building2, ChartColumn, ListChecks, LogOut, Mail, ScrollText, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame/app-frame";
import type { NavGroup } from "@/components/app-frame/nav";
import { Mark } from "@/components/mark";
import { ThemeMenuItems } from "@/components/theme-menu-items";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/utils";
import { useSignOut } from "@/trpc/use-sign-out";

function useGroups(): NavGroup[] {
  const t = useTranslations("admin.nav");
  return [
    {
      items: [
        { href: "/admin", label: t("figures"), icon: ChartColumn },
        { href: "/admin/users", label: t("users"), icon: Users },
        { href: "/admin/organizations", label: t("organizations"), icon: Building2 },
        { href: "/admin/audit", label: t("audit"), icon: ScrollText },
        { href: "/admin/jobs", label: t("jobs"), icon: ListChecks },
        { href: "/admin/mails", label: t("mails"), icon: Mail },
      ],
    },
  ];
}

type Props = {
  person: { id: string; name: string; email: string };
  railCollapsed: boolean;
  children: ReactNode;
};

export function AdminShell({ person, railCollapsed, children }: Props) {
  const t = useTranslations("admin");
  return (
    <AppFrame
      frame="admin"
      groups={useGroups()}
      initiallyCollapsed={railCollapsed}
      switcher={(collapsed) => (
        <div
          className={cn(
            "flex h-10 items-center gap-2.5 px-1.5 font-medium text-dense",
            collapsed && "justify-center",
          )}
        >
          <Mark className="size-6 shrink-0" />
          {collapsed ? <span className="sr-only">{t("title")}</span> : t("title")}
        </div>
      )}
      person={(collapsed) => <AdminMenu person={person} collapsed={collapsed} />}
    >
      {children}
    </AppFrame>
  );
}

function AdminMenu({ person, collapsed }: { person: Props["person"]; collapsed: boolean }) {
  const t = useTranslations("admin.nav");
  const signOut = useSignOut();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t("account", { name: person.name })}
        className={cn(
          "flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent",
          collapsed && "justify-center",
        )}
      >
        <Avatar name={person.name} seed={person.id} />
        {collapsed ? null : (
          <span className="min-w-0 flex-1 truncate font-medium text-dense">{person.name}</span>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-56">
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem render={<Link href="/" />}>
          <ArrowLeft aria-hidden /> {t("back")}
        </DropdownMenuItem>
        <DropdownMenuItem onClick={signOut}>
          <LogOut aria-hidden /> {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

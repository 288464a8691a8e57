"use client";

import {
  CreditCard,
  FolderKanban,
  House,
  ListTodo,
  ScrollText,
  Settings,
  Trash2,
  Users,
  UsersRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AppFrame } from "@/components/app-frame/app-frame";
import type { NavGroup } from "@/components/app-frame/nav";
import { type MemberRole, may } from "@/domain/roles";
import type { Translate } from "@/i18n/translate";
import { type Me, type Membership, OrganizationProvider } from "@/trpc/organization";
import { TrpcProvider } from "@/trpc/react";
import { DefaultTheme } from "./default-theme";
import { OrganizationKeyboard } from "./organization-keyboard";
import { OrganizationSwitcher } from "./organization-switcher";
import { PersonMenu } from "./person-menu";
import { ReconnectBar } from "./reconnect-bar";
import { useMemberships } from "./use-memberships";

type Props = {
  me: Me;
  organizations: Membership[];
  organization: Membership;
  railCollapsed: boolean;
  banner: ReactNode;
  children: ReactNode;
};

function navigation(base: string, role: MemberRole, t: Translate<"organizations.nav">): NavGroup[] {
  return [
    {
      items: [
        { href: base, label: t("work"), icon: House, shortcut: "G H" },
        { href: `${base}/todos`, label: t("todos"), icon: ListTodo, shortcut: "G T" },
        { href: `${base}/projects`, label: t("projects"), icon: FolderKanban, shortcut: "G P" },
      ],
    },
    {
      label: t("organization"),
      items: [
        { href: `${base}/members`, label: t("members"), icon: Users, shortcut: "G M" },
        { href: `${base}/teams`, label: t("teams"), icon: UsersRound },
        { href: `${base}/trash`, label: t("trash"), icon: Trash2, shortcut: "G R" },
        ...(may(role, "audit:read") ? [{ href: `${base}/audit`, label: t("audit"), icon: ScrollText }] : []),
        { href: `${base}/billing`, label: t("billing"), icon: CreditCard, shortcut: "G B" },
        { href: `${base}/settings`, label: t("settings"), icon: Settings, shortcut: "G S" },
      ],
    },
  ];
}

/** The frame around every screen of one organization; its calls and cache belong to that organization alone. */
export function OrganizationShell(props: Props) {
  return (
    <TrpcProvider organizationId={props.organization.id}>
      <Shell {...props} />
    </TrpcProvider>
  );
}

function Shell({ me, railCollapsed, banner, children, ...drawn }: Props) {
  const t = useTranslations("organizations.nav");
  const { organizations, organization } = useMemberships(drawn);
  const [palette, setPalette] = useState(false);
  const groups = navigation(`/o/${organization.slug}`, organization.role, t);
  return (
    <OrganizationProvider organization={organization} me={me} role={organization.role}>
      <AppFrame
        groups={groups}
        banner={banner}
        initiallyCollapsed={railCollapsed}
        onSearch={() => setPalette(true)}
        switcher={(collapsed) => <OrganizationSwitcher organizations={organizations} collapsed={collapsed} />}
        person={(collapsed) => <PersonMenu collapsed={collapsed} />}
      >
        <ReconnectBar />
        <DefaultTheme />
        {children}
      </AppFrame>
      <OrganizationKeyboard
        open={palette}
        onOpenChange={setPalette}
        groups={groups}
        organizations={organizations}
      />
    </OrganizationProvider>
  );
}

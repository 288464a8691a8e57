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
import { type ReactNode, useState } from "react";
import { AppFrame } from "@/components/app-frame/app-frame";
import type { NavGroup } from "@/components/app-frame/nav";
import { type MemberRole, may } from "@/domain/roles";
import { type Me, type Membership, OrganizationProvider } from "@/trpc/organization";
import { TrpcProvider } from "@/trpc/react";
import { DefaultTheme } from "./default-theme";
import { OrganizationKeyboard } from "./organization-keyboard";
import { OrganizationSwitcher } from "./organization-switcher";
import { PersonMenu } from "./person-menu";
import { ReconnectBar } from "./reconnect-bar";

type Props = {
  me: Me;
  organizations: Membership[];
  organization: Membership;
  railCollapsed: boolean;
  banner: ReactNode;
  children: ReactNode;
};

function navigation(base: string, role: MemberRole): NavGroup[] {
  return [
    {
      items: [
        { href: base, label: "My work", icon: House },
        { href: `${base}/todos`, label: "Todos", icon: ListTodo },
        { href: `${base}/projects`, label: "Projects", icon: FolderKanban },
      ],
    },
    {
      label: "Organization",
      items: [
        { href: `${base}/members`, label: "Members", icon: Users },
        { href: `${base}/teams`, label: "Teams", icon: UsersRound },
        { href: `${base}/trash`, label: "Trash", icon: Trash2 },
        ...(may(role, "audit:read") ? [{ href: `${base}/audit`, label: "Audit log", icon: ScrollText }] : []),
        { href: `${base}/billing`, label: "Billing", icon: CreditCard },
        { href: `${base}/settings`, label: "Settings", icon: Settings },
      ],
    },
  ];
}

/** The frame around every screen of one organization; its calls and cache belong to that organization alone. */
export function OrganizationShell({
  me,
  organizations,
  organization,
  railCollapsed,
  banner,
  children,
}: Props) {
  const [palette, setPalette] = useState(false);
  const groups = navigation(`/o/${organization.slug}`, organization.role);
  return (
    <TrpcProvider organizationId={organization.id}>
      <OrganizationProvider organization={organization} me={me} role={organization.role}>
        <AppFrame
          groups={groups}
          banner={banner}
          initiallyCollapsed={railCollapsed}
          onSearch={() => setPalette(true)}
          switcher={(collapsed) => (
            <OrganizationSwitcher organizations={organizations} collapsed={collapsed} />
          )}
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
    </TrpcProvider>
  );
}

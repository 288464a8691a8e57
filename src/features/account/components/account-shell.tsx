"use client";

import { ArrowLeft, KeyRound, LogOut, MonitorSmartphone, Save, Trash2, User } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame/app-frame";
import type { NavGroup } from "@/components/app-frame/nav";
import { RailButton } from "@/components/app-frame/rail-button";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/lib/utils";
import { useSignOut } from "@/trpc/use-sign-out";

const ofMembers: NavGroup[] = [
  {
    label: "Your account",
    items: [
      { href: "/account", label: "Profile", icon: User },
      { href: "/account/security", label: "Security", icon: KeyRound },
      { href: "/account/sessions", label: "Sessions", icon: MonitorSmartphone },
      { href: "/account/delete", label: "Delete account", icon: Trash2 },
    ],
  },
];

const ofGuests: NavGroup[] = [
  {
    label: "Your try-out",
    items: [
      { href: "/account/save", label: "Save your work", icon: Save },
      { href: "/account", label: "Profile", icon: User },
    ],
  },
];

type Props = {
  person: { name: string; isAnonymous: boolean };
  railCollapsed: boolean;
  banner: ReactNode;
  children: ReactNode;
};

/** The frame around the account of a person; no organization is in it. */
export function AccountShell({ person, railCollapsed, banner, children }: Props) {
  return (
    <AppFrame
      groups={person.isAnonymous ? ofGuests : ofMembers}
      banner={banner}
      initiallyCollapsed={railCollapsed}
      switcher={(collapsed) => <BackToWork collapsed={collapsed} />}
      person={(collapsed) => <SignOut collapsed={collapsed} />}
    >
      {children}
    </AppFrame>
  );
}

function BackToWork({ collapsed }: { collapsed: boolean }) {
  return (
    <Link
      href="/"
      aria-label={collapsed ? "Back to your work" : undefined}
      className={cn(buttonVariants({ variant: "ghost" }), "h-10 justify-start gap-2.5 px-2")}
    >
      <ArrowLeft aria-hidden /> {collapsed ? null : "Back to your work"}
    </Link>
  );
}

function SignOut({ collapsed }: { collapsed: boolean }) {
  const signOut = useSignOut();
  return (
    <RailButton aria-label="Sign out" collapsed={collapsed} onClick={signOut}>
      <LogOut aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      {collapsed ? null : <span className="text-dense">Sign out</span>}
    </RailButton>
  );
}

"use client";

import { ArrowLeft, KeyRound, LogOut, MonitorSmartphone, Save, Trash2, User } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame/app-frame";
import type { NavGroup } from "@/components/app-frame/nav";
import { RailButton } from "@/components/app-frame/rail-button";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/lib/utils";
import { useSignOut } from "@/trpc/use-sign-out";

const pages = {
  profile: { href: "/account", icon: User },
  security: { href: "/account/security", icon: KeyRound },
  sessions: { href: "/account/sessions", icon: MonitorSmartphone },
  delete: { href: "/account/delete", icon: Trash2 },
  save: { href: "/account/save", icon: Save },
} as const;

const ofMembers = ["profile", "security", "sessions", "delete"] as const;
const ofGuests = ["save", "profile"] as const;

function useNav(guest: boolean): NavGroup[] {
  const t = useTranslations("account.nav");
  const shown = guest ? ofGuests : ofMembers;
  const items = shown.map((page) => ({ ...pages[page], label: t(`${page}`) }));
  return [{ label: t(guest ? "tryOut" : "account"), items }];
}

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
      groups={useNav(person.isAnonymous)}
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
  const t = useTranslations("account.nav");
  return (
    <Link
      href="/"
      aria-label={collapsed ? t("back") : undefined}
      className={cn(buttonVariants({ variant: "ghost" }), "h-10 justify-start gap-2.5 px-2")}
    >
      <ArrowLeft aria-hidden /> {collapsed ? null : t("back")}
    </Link>
  );
}

function SignOut({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations("account.nav");
  const signOut = useSignOut();
  return (
    <RailButton aria-label={t("signOut")} collapsed={collapsed} onClick={signOut}>
      <LogOut aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      {collapsed ? null : <span className="text-dense">{t("signOut")}</span>}
    </RailButton>
  );
}

"use client";

import { LogOut, Shield, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ThemeMenuItems } from "@/components/theme-menu-items";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { useSignOut } from "@/trpc/use-sign-out";
import { PersonButton } from "./person-button";

type Props = { collapsed: boolean; initiallyOpen: boolean };

export function PersonMenuPopup({ collapsed, initiallyOpen }: Props) {
  const t = useTranslations("organizations.person");
  const { me } = useOrganization();
  const signOut = useSignOut();
  const remember = trpc.account.update.useMutation();
  const administers = me.user.role === "admin" && !me.impersonation;
  return (
    <DropdownMenu defaultOpen={initiallyOpen}>
      <DropdownMenuTrigger render={<PersonButton collapsed={collapsed} />} />
      <DropdownMenuContent side="top" className="w-56">
        <DropdownMenuItem render={<Link href="/account" />}>
          <UserRound aria-hidden /> {t("account")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ThemeMenuItems onChoose={(theme) => remember.mutate({ theme })} />
        <DropdownMenuSeparator />
        {administers ? (
          <DropdownMenuItem render={<Link href="/admin" />}>
            <Shield aria-hidden /> {t("admin")}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onClick={signOut}>
          <LogOut aria-hidden /> {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

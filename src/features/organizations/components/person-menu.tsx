"use client";

import { LogOut, Shield } from "lucide-react";
import Link from "next/link";
import { ThemeMenuItems } from "@/components/theme";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/utils";
import { useOrganization } from "@/trpc/organization";
import { useSignOut } from "@/trpc/use-sign-out";

export function PersonMenu({ collapsed }: { collapsed: boolean }) {
  const { me } = useOrganization();
  const signOut = useSignOut();
  const administers = me.user.role === "admin" && !me.impersonation;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account of ${me.user.name}`}
        className={cn(
          "flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent",
          collapsed && "justify-center",
        )}
      >
        <Avatar name={me.user.name} seed={me.user.id} />
        {collapsed ? null : (
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-dense">{me.user.name}</span>
            <span className="block truncate text-meta text-muted-foreground">{me.user.email}</span>
          </span>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-56">
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        {administers ? (
          <DropdownMenuItem render={<Link href="/admin" />}>
            <Shield aria-hidden /> Platform admin
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onClick={signOut}>
          <LogOut aria-hidden /> Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

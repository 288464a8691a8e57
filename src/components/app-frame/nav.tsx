"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils";
import { placeOf } from "./nav-place";

export type NavItem = { href: string; label: string; icon: LucideIcon; count?: number; shortcut?: string };
export type NavGroup = { label?: string; items: readonly NavItem[] };

type Props = { groups: readonly NavGroup[]; collapsed?: boolean; onNavigate?: () => void };

export function Nav({ groups, collapsed = false, onNavigate }: Props) {
  const t = useTranslations("app.frame");
  const addresses = groups.flatMap(({ items }) => items.map(({ href }) => href));
  const current = placeOf(usePathname(), addresses);
  return (
    <nav aria-label={t("main")} className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href} className="grid gap-0.5">
          {group.label && !collapsed ? (
            <p className="px-2 pb-1 text-meta text-muted-foreground">{group.label}</p>
          ) : null}
          {group.items.map((item) => (
            <NavLink
              key={item.href}
              item={item}
              current={item.href === current}
              collapsed={collapsed}
              onNavigate={onNavigate}
            />
          ))}
        </div>
      ))}
    </nav>
  );
}

type LinkProps = { item: NavItem; current: boolean; collapsed: boolean; onNavigate?: () => void };

function NavLink({ item: { href, label, icon: Icon, count }, current, collapsed, onNavigate }: LinkProps) {
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      aria-label={collapsed ? label : undefined}
      title={collapsed ? label : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md text-dense hover:bg-accent hover:text-foreground pointer-coarse:h-9",
        current ? "bg-accent font-medium text-foreground" : "text-muted-foreground",
        collapsed ? "justify-center" : "px-2",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {collapsed ? null : (
        <>
          <span className="truncate">{label}</span>
          {count ? <span className="ml-auto text-meta tabular-nums">{count}</span> : null}
        </>
      )}
    </Link>
  );
}

"use client";

import { Menu, PanelLeft, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { setBrowserCookie } from "@/lib/browser-cookie";
import { cn } from "@/lib/utils";
import { Nav, type NavGroup } from "./nav";

const NavSheet = onDemand(
  () => import("./nav-sheet").then((module) => module.NavSheet),
  ({ open }) => open,
);

type Props = {
  groups: readonly NavGroup[];
  switcher: (collapsed: boolean) => ReactNode;
  person: (collapsed: boolean) => ReactNode;
  banner?: ReactNode;
  onSearch?: () => void;
  /** Icons only; remembered in the cookie `rail`. */
  initiallyCollapsed?: boolean;
  frame?: "admin";
  children: ReactNode;
};

const remember = (collapsed: boolean) => setBrowserCookie("rail", collapsed ? "collapsed" : "open");

/** Tells what sticks below the banner how tall it is: `--banner`. */
function tellHeight(banner: HTMLElement | null) {
  if (!banner) return;
  const observer = new ResizeObserver(() =>
    banner.parentElement?.style.setProperty("--banner", `${banner.offsetHeight}px`),
  );
  observer.observe(banner);
  return () => observer.disconnect();
}

/** The left rail, its phone sheet, the banner above everything and the content. It knows no noun. */
export function AppFrame({ banner, frame, initiallyCollapsed = false, children, ...rail }: Props) {
  const t = useTranslations("app.frame");
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);
  const [open, setOpen] = useState(false);
  const toggle = () => {
    remember(!collapsed);
    setCollapsed(!collapsed);
  };
  return (
    <div data-frame={frame} className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:z-60 focus:m-2 focus:rounded-md focus:bg-popover focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <div ref={tellHeight} className="sticky top-0 z-40">
        {banner}
      </div>
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label={t("navigation")}
          className={cn(
            "sticky top-(--banner) hidden h-[calc(100dvh-var(--banner))] shrink-0 border-r bg-sidebar md:block",
            collapsed ? "w-14" : "w-60",
          )}
        >
          <Rail {...rail} collapsed={collapsed} onToggle={toggle} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar switcher={rail.switcher(false)} onSearch={rail.onSearch} onMenu={() => setOpen(true)} />
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
      <NavSheet open={open} onOpenChange={setOpen}>
        <Rail {...rail} collapsed={false} onNavigate={() => setOpen(false)} />
      </NavSheet>
    </div>
  );
}

type RailProps = Pick<Props, "groups" | "switcher" | "person" | "onSearch"> & {
  collapsed: boolean;
  onToggle?: () => void;
  onNavigate?: () => void;
};

function Rail({ groups, switcher, person, onSearch, collapsed, onToggle, onNavigate }: RailProps) {
  const t = useTranslations("app.frame");
  return (
    <div className="flex h-full flex-col gap-3 p-2">
      {switcher(collapsed)}
      {onSearch ? (
        <Button
          variant="outline"
          onClick={onSearch}
          aria-label={t("searchLabel")}
          className={cn("gap-2.5 px-2 font-normal text-muted-foreground", !collapsed && "justify-start")}
        >
          <Search aria-hidden />
          {collapsed ? null : (
            <>
              {t("search")} <Kbd keys="⌘ K" className="ml-auto" />
            </>
          )}
        </Button>
      ) : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Nav groups={groups} collapsed={collapsed} onNavigate={onNavigate} />
      </div>
      {onToggle ? <Toggle collapsed={collapsed} onToggle={onToggle} /> : null}
      {person(collapsed)}
    </div>
  );
}

function Toggle({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const t = useTranslations("app.frame");
  return (
    <Button
      variant="ghost"
      aria-label={t(collapsed ? "expand" : "collapse")}
      className={cn("gap-2.5 px-2 font-normal text-muted-foreground", !collapsed && "justify-start")}
      onClick={onToggle}
    >
      <PanelLeft aria-hidden />
      {collapsed ? null : t("collapseShort")}
    </Button>
  );
}

type TopBarProps = { switcher: ReactNode; onSearch?: () => void; onMenu: () => void };

function TopBar({ switcher, onSearch, onMenu }: TopBarProps) {
  const t = useTranslations("app.frame");
  return (
    <header className="sticky top-(--banner) z-30 flex h-12 items-center gap-1 border-b bg-background px-2 md:hidden">
      <Button variant="ghost" size="icon" aria-label={t("open")} onClick={onMenu}>
        <Menu aria-hidden />
      </Button>
      <div className="min-w-0 flex-1">{switcher}</div>
      {onSearch ? (
        <Button variant="ghost" size="icon" aria-label={t("searchLabel")} onClick={onSearch}>
          <Search aria-hidden />
        </Button>
      ) : null}
    </header>
  );
}

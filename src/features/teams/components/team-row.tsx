"use client";

import { ChevronRight, Ellipsis, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/utils";
import { useOrganization } from "@/trpc/organization";
import { TeamDialog } from "./team-dialog";
import { TeamPeople } from "./team-people";
import { type Team, useTeamMutations } from "./use-team-mutations";

/** One team; opens to show its people. */
export function TeamRow({ team }: { team: Team }) {
  const t = useTranslations("teams");
  const { may, organization } = useOrganization();
  const [open, setOpen] = useState(false);
  const id = useId();
  const changeable = may("teams:manage");
  return (
    <li className="border-b text-dense">
      <div className="flex min-h-12 items-center gap-3 px-4 py-1 hover:bg-accent/50 md:px-6">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-3 rounded-md text-left"
        >
          <ChevronRight
            aria-hidden
            className={cn(
              "size-4 shrink-0 text-muted-foreground transition-transform duration-150",
              open && "rotate-90",
            )}
          />
          <UsersRound aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 truncate font-medium" title={team.name}>
            {team.name}
          </span>
          <span className="ml-auto shrink-0 text-meta text-muted-foreground tabular-nums">
            {t("people", { count: team.memberCount })}
          </span>
        </button>
        <Link
          href={`/o/${organization.slug}/teams/${team.id}`}
          className={buttonVariants({ variant: "ghost", size: "sm" })}
        >
          {t.rich("row.open", {
            name: team.name,
            hidden: (text) => <span className="sr-only">{text}</span>,
          })}
        </Link>
        {changeable ? <Menu team={team} /> : null}
      </div>
      {open ? <TeamPeople team={team} id={id} changeable={changeable} /> : null}
    </li>
  );
}

function Menu({ team }: { team: Team }) {
  const t = useTranslations("teams.row");
  const { moveToTrash } = useTeamMutations();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          render={<Button variant="ghost" size="icon" aria-label={t("actions", { name: team.name })} />}
        >
          <Ellipsis aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onClick={() => setRenaming(true)}>{t("rename")}</DropdownMenuItem>
          <DropdownMenuItem variant="destructive" onClick={() => void moveToTrash(team)}>
            {t("delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <TeamDialog team={team} open={renaming} onOpenChange={setRenaming} />
    </>
  );
}

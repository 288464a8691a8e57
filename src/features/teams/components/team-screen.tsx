"use client";

import { ArrowLeft, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { buttonVariants } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { ActiveTeamButton } from "./active-team-button";
import { TeamPeople } from "./team-people";

/** One team: its people and, from the todos' room, what they have to do. */
export function TeamScreen({ id, todos }: { id: string; todos: ReactNode }) {
  const t = useTranslations("teams");
  const { organization, may } = useOrganization();
  const teams = trpc.teams.list.useQuery();
  const team = teams.data?.find((each) => each.id === id);
  const all = `/o/${organization.slug}/teams`;
  if (teams.error) return <ErrorState {...describeError(teams.error)} onRetry={() => teams.refetch()} />;
  if (teams.isPending) return <ListSkeleton />;
  if (!team) {
    return (
      <EmptyState
        icon={UsersRound}
        title={t("unknown.title")}
        action={
          <Link href={all} className={buttonVariants()}>
            {t("unknown.all")}
          </Link>
        }
      >
        {t("unknown.text")}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={team.name}
        meta={t("people", { count: team.memberCount })}
        action={
          <>
            <Link href={all} className={buttonVariants({ variant: "ghost" })}>
              <ArrowLeft aria-hidden /> {t("team.back")}
            </Link>
            <ActiveTeamButton team={team} />
          </>
        }
      />
      <TeamPeople team={team} id="team-people" changeable={may("teams:manage")} />
      {todos}
    </>
  );
}

"use client";

import { ArrowLeft, UsersRound } from "lucide-react";
import Link from "next/link";
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
        title="There is no such team"
        action={
          <Link href={all} className={buttonVariants()}>
            See all teams
          </Link>
        }
      >
        It may be in the trash, from where an admin can bring it back.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={team.name}
        meta={team.memberCount === 1 ? "1 person" : `${team.memberCount} people`}
        action={
          <>
            <Link href={all} className={buttonVariants({ variant: "ghost" })}>
              <ArrowLeft aria-hidden /> Teams
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

"use client";

import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState, ForbiddenState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { TeamDialog } from "./team-dialog";
import { TeamRow } from "./team-row";

/** The organization's teams; everyone sees them, admins change them. */
export function TeamsScreen() {
  const { may } = useOrganization();
  const [creating, setCreating] = useState(false);
  const teams = trpc.teams.list.useQuery();
  const create = may("teams:manage") ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden /> New team
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Teams"
        meta={teams.data ? (teams.data.length === 1 ? "1 team" : `${teams.data.length} teams`) : null}
        action={create}
      />
      <Teams />
      <TeamDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

function Teams() {
  const query = trpc.teams.list.useQuery();
  if (query.isPending) return <ListSkeleton rows={3} />;
  if (query.error) {
    const failure = describeError(query.error);
    if (failure.code === "FORBIDDEN")
      return <ForbiddenState>Ask an admin to show you the teams.</ForbiddenState>;
    return <ErrorState {...failure} onRetry={() => query.refetch()} />;
  }
  if (query.data.length === 0) {
    return (
      <EmptyState icon={UsersRound} title="No teams yet">
        A team is a group of people in this organization, such as Finance or Support.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Teams" className="border-t">
      {query.data.map((team) => (
        <TeamRow key={team.id} team={team} />
      ))}
    </ul>
  );
}

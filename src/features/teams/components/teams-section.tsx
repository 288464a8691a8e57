"use client";

import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState, ForbiddenState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { TeamDialog } from "./team-dialog";
import { TeamRow } from "./team-row";

/** The organization's teams; everyone sees them, admins change them. */
export function TeamsSection() {
  const { may } = useOrganization();
  const [creating, setCreating] = useState(false);
  const teams = trpc.teams.list.useQuery();
  const create = may("teams:manage") ? (
    <Button variant="outline" size="sm" onClick={() => setCreating(true)}>
      <Plus aria-hidden /> New team
    </Button>
  ) : null;
  return (
    <section aria-labelledby="teams" className="mt-8 border-t">
      <div className="flex min-h-10 items-center gap-2 border-b bg-sidebar px-4 py-1 md:px-6">
        <h2 id="teams" className="font-medium text-meta">
          Teams <span className="font-normal text-muted-foreground">{teams.data?.length}</span>
        </h2>
        {create ? <span className="ml-auto">{create}</span> : null}
      </div>
      <Teams />
      <TeamDialog open={creating} onOpenChange={setCreating} />
    </section>
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
    <ul aria-label="Teams">
      {query.data.map((team) => (
        <TeamRow key={team.id} team={team} />
      ))}
    </ul>
  );
}

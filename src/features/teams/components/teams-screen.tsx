"use client";

import { Plus, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("teams");
  const { may } = useOrganization();
  const [creating, setCreating] = useState(false);
  const teams = trpc.teams.list.useQuery();
  const create = may("teams:manage") ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={teams.data ? t("count", { count: teams.data.length }) : null}
        action={create}
      />
      <Teams />
      <TeamDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

function Teams() {
  const t = useTranslations("teams");
  const query = trpc.teams.list.useQuery();
  if (query.isPending) return <ListSkeleton rows={3} />;
  if (query.error) {
    const failure = describeError(query.error);
    if (failure.code === "FORBIDDEN") return <ForbiddenState>{t("forbidden")}</ForbiddenState>;
    return <ErrorState {...failure} onRetry={() => query.refetch()} />;
  }
  if (query.data.length === 0) {
    return (
      <EmptyState icon={UsersRound} title={t("none.title")}>
        {t("none.text")}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t("title")} className="border-t">
      {query.data.map((team) => (
        <TeamRow key={team.id} team={team} />
      ))}
    </ul>
  );
}

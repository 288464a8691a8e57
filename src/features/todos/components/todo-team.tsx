"use client";

import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterChip } from "@/components/filter-chip";
import { Picker } from "@/components/ui/picker";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

/** In the address: no team, whatever the session's active one is. */
export const anyTeam = "any";

export function useTeams(enabled = true) {
  return trpc.teams.list.useQuery(undefined, { staleTime: 60_000, enabled });
}

/** The session's active team; while it is not known whether that one is of this organization, `ready` is false. */
export function useActiveTeam() {
  const { activeTeamId } = useOrganization().me;
  const teams = useTeams(activeTeamId !== null);
  const found = teams.data?.find(({ id }) => id === activeTeamId);
  return { id: found?.id ?? null, ready: activeTeamId === null || !teams.isPending };
}

type Props = { value: string | null; onChange: (teamId: string | null) => void };

/** Narrows a list to what people of one team are to do; nothing where there are no teams. */
export function TeamChip({ value, onChange }: Props) {
  const t = useTranslations("todos");
  const teams = useTeams().data ?? [];
  if (teams.length === 0) return null;
  const icon = <UsersRound aria-hidden />;
  const options = teams.map(({ id, name }) => ({ value: id, label: name, icon }));
  return (
    <Picker
      options={[{ value: "", label: t("team.any"), icon }, ...options]}
      value={value ?? ""}
      onChange={(next) => onChange(next || null)}
      placeholder={t("filter.teamHint")}
      trigger={
        <FilterChip icon={icon} label={t("filter.team")} value={teams.find(({ id }) => id === value)?.name} />
      }
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { toastError, toastUndo } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type Team = RouterOutputs["teams"]["list"][number];
export type TeamPerson = Team["members"][number];

const say = (error: unknown) => toastError(describeError(error).message);

const withPeople = (team: Team, members: TeamPerson[]): Team => ({
  ...team,
  members,
  memberCount: members.length,
});

/** What happens to teams from their rows: shown at once, taken back with a message when refused. */
export function useTeamMutations() {
  const t = useTranslations("teams");
  const utils = trpc.useUtils();
  const trashing = trpc.teams.trash.useMutation();
  const restoring = trpc.trash.restore.useMutation();
  const adding = trpc.teams.addMember.useMutation();
  const removing = trpc.teams.removeMember.useMutation();
  const settle = () => Promise.all([utils.teams.invalidate(), utils.trash.invalidate()]);

  async function optimistic<R>(change: (list: Team[]) => Team[], send: () => Promise<R>) {
    await utils.teams.list.cancel();
    const before = utils.teams.list.getData();
    utils.teams.list.setData(undefined, (list) => list && change(list));
    try {
      return await send();
    } catch (error) {
      utils.teams.list.setData(undefined, before);
      say(error);
      return undefined;
    } finally {
      await settle();
    }
  }

  const restore = (item: Parameters<typeof restoring.mutateAsync>[0]) =>
    void restoring.mutateAsync(item).catch(say).finally(settle);

  const setPeople = (team: Team, members: TeamPerson[]) => (list: Team[]) =>
    list.map((each) => (each.id === team.id ? withPeople(each, members) : each));

  const moveToTrash = async (team: Team) => {
    const gone = await optimistic(
      (list) => list.filter(({ id }) => id !== team.id),
      () => trashing.mutateAsync({ id: team.id }),
    );
    if (gone) toastUndo(t("trashed", { name: team.name }), () => restore({ kind: "team", id: team.id }));
  };

  const add = (team: Team, person: TeamPerson) =>
    void optimistic(setPeople(team, [...team.members, person]), () =>
      adding.mutateAsync({ id: team.id, memberId: person.memberId }),
    );

  const remove = async (team: Team, person: TeamPerson) => {
    const others = team.members.filter(({ memberId }) => memberId !== person.memberId);
    const gone = await optimistic(setPeople(team, others), () =>
      removing.mutateAsync({ id: team.id, memberId: person.memberId }),
    );
    const id = gone?.ids[0];
    if (id)
      toastUndo(t("left", { name: person.name, team: team.name }), () => restore({ kind: "teamMember", id }));
  };

  return { moveToTrash, add, remove };
}

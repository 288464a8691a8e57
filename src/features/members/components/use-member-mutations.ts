"use client";

import { useTranslations } from "next-intl";
import { toastError, toastUndo } from "@/components/ui/toast";
import type { MemberRole } from "@/domain/roles";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Member = RouterOutputs["members"]["list"][number];

const say = (error: unknown) => toastError(describeError(error).message);

export function useMemberMutations() {
  const t = useTranslations("members");
  const utils = trpc.useUtils();
  const settle = () =>
    Promise.all([
      utils.members.invalidate(),
      utils.teams.invalidate(),
      utils.trash.invalidate(),
      utils.organizations.usage.invalidate(),
    ]);
  const changeRole = trpc.members.updateRole.useMutation();
  const removing = trpc.members.remove.useMutation();
  const restoring = trpc.members.restore.useMutation();
  const leave = trpc.members.leave.useMutation({
    onError: say,
    onSuccess: () => window.location.assign("/"),
  });
  const transfer = trpc.organizations.transferOwnership.useMutation({
    onError: say,
    onSuccess: () => window.location.reload(),
  });

  async function optimistic(
    change: (list: Member[]) => Member[],
    send: () => Promise<unknown>,
  ): Promise<boolean> {
    await utils.members.list.cancel();
    const before = utils.members.list.getData();
    utils.members.list.setData(undefined, (list) => list && change(list));
    try {
      await send();
      return true;
    } catch (error) {
      utils.members.list.setData(undefined, before);
      say(error);
      return false;
    } finally {
      await settle();
    }
  }

  const updateRole = (member: Member, role: MemberRole) =>
    void optimistic(
      (list) => list.map((each) => (each.id === member.id ? { ...each, role } : each)),
      () => changeRole.mutateAsync({ id: member.id, role }),
    );

  const remove = async (member: Member) => {
    const removed = await optimistic(
      (list) => list.filter((each) => each.id !== member.id),
      () => removing.mutateAsync({ id: member.id }),
    );
    const undo = () => void restoring.mutateAsync({ id: member.id }).catch(say).finally(settle);
    if (removed) toastUndo(t("removed", { name: member.name }), undo);
  };

  return { updateRole, remove, leave, transfer };
}

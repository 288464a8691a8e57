"use client";

import { Ban, Ellipsis, Link2, RotateCw, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toastError, toastSuccess, toastUndo } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

export type Invitation = RouterOutputs["invitations"]["list"][number];

/** What can be done with a pending invitation. */
export function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const { copy, resend, withdraw, moveToTrash } = useInvitation(invitation);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        render={
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Actions for the invitation of ${invitation.email}`}
          />
        }
      >
        <Ellipsis aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onClick={() => void copy()}>
          <Link2 aria-hidden /> Copy link
        </DropdownMenuItem>
        <DropdownMenuItem onClick={resend}>
          <RotateCw aria-hidden /> Send again
        </DropdownMenuItem>
        <DropdownMenuItem onClick={withdraw}>
          <Ban aria-hidden /> Withdraw
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem variant="destructive" onClick={moveToTrash}>
          <Trash2 aria-hidden /> Delete
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function useInvitation({ id, email }: Invitation) {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toastError(describeError(error).message);
  const onSettled = () => Promise.all([utils.invitations.invalidate(), utils.trash.invalidate()]);
  const options = (say: () => void) => ({ onSuccess: say, onError, onSettled });
  const resend = trpc.invitations.resend.useMutation(options(() => toastSuccess("Invitation sent again")));
  const cancel = trpc.invitations.cancel.useMutation(options(() => toastSuccess("Invitation withdrawn")));
  const restore = trpc.invitations.restore.useMutation({ onError, onSettled });
  const trash = trpc.invitations.trash.useMutation(
    options(() => toastUndo(`The invitation of ${email} moved to the trash`, () => restore.mutate({ id }))),
  );
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/invite/${id}`);
    toastSuccess("Link copied");
  };
  return {
    copy,
    resend: () => resend.mutate({ id }),
    withdraw: () => cancel.mutate({ id }),
    moveToTrash: () => trash.mutate({ id }),
  };
}

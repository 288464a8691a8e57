"use client";

import { Ban, Ellipsis, Link2, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("invitations.menu");
  const { copy, resend, withdraw, moveToTrash } = useInvitation(invitation);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        render={<Button variant="ghost" size="icon" aria-label={t("label", { email: invitation.email })} />}
      >
        <Ellipsis aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onClick={() => void copy()}>
          <Link2 aria-hidden /> {t("copy")}
        </DropdownMenuItem>
        <DropdownMenuItem onClick={resend}>
          <RotateCw aria-hidden /> {t("resend")}
        </DropdownMenuItem>
        <DropdownMenuItem onClick={withdraw}>
          <Ban aria-hidden /> {t("withdraw")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem variant="destructive" onClick={moveToTrash}>
          <Trash2 aria-hidden /> {t("delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function useInvitation({ id, email }: Invitation) {
  const t = useTranslations("invitations.menu");
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toastError(describeError(error).message);
  const onSettled = () => Promise.all([utils.invitations.invalidate(), utils.trash.invalidate()]);
  const options = (say: () => void) => ({ onSuccess: say, onError, onSettled });
  const resend = trpc.invitations.resend.useMutation(options(() => toastSuccess(t("resent"))));
  const cancel = trpc.invitations.cancel.useMutation(options(() => toastSuccess(t("withdrawn"))));
  const restore = trpc.invitations.restore.useMutation({ onError, onSettled });
  const trash = trpc.invitations.trash.useMutation(
    options(() => toastUndo(t("deleted", { email }), () => restore.mutate({ id }))),
  );
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/invite/${id}`);
    toastSuccess(t("copied"));
  };
  return {
    copy,
    resend: () => resend.mutate({ id }),
    withdraw: () => cancel.mutate({ id }),
    moveToTrash: () => trash.mutate({ id }),
  };
}

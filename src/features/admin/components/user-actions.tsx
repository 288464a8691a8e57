"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { BanDialog } from "./ban-dialog";
import { ImpersonateDialog } from "./impersonate-dialog";

type User = RouterOutputs["admin"]["users"]["get"];
type Question = "ban" | "impersonate" | "role" | "sessions";
type DialogProps = { user: User; open: boolean; onClose: () => void };

/** What an administrator can do to somebody's account. */
export function UserActions({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  const me = trpc.session.me.useQuery();
  const [asking, setAsking] = useState<Question | null>(null);
  if (me.data?.user.id === user.id) return <p className="text-dense text-muted-foreground">{t("you")}</p>;
  const close = () => setAsking(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Buttons user={user} onAsk={setAsking} />
      <BanDialog user={user} open={asking === "ban"} onClose={close} />
      <ImpersonateDialog user={user} open={asking === "impersonate"} onClose={close} />
      <RoleDialog user={user} open={asking === "role"} onClose={close} />
      <SignOutDialog user={user} open={asking === "sessions"} onClose={close} />
    </div>
  );
}

/** Says what was done and shows the account as it is now; or says why it was not done. */
function useOutcome(done: string, onDone?: () => void) {
  const utils = trpc.useUtils();
  return {
    onSuccess: () => {
      onDone?.();
      toastSuccess(done);
      return utils.admin.invalidate();
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  };
}

function Buttons({ user, onAsk }: { user: User; onAsk: (question: Question) => void }) {
  const t = useTranslations("admin");
  const unban = trpc.admin.users.unban.useMutation(useOutcome(t("user.unbanned", { name: user.name })));
  const admin = user.role === "admin";
  return (
    <>
      {admin ? null : <Button onClick={() => onAsk("impersonate")}>{t("user.impersonate")}</Button>}
      {user.banned ? (
        <Button variant="outline" pending={unban.isPending} onClick={() => unban.mutate({ id: user.id })}>
          {t("user.unban")}
        </Button>
      ) : (
        <Button variant="outline" onClick={() => onAsk("ban")}>
          {t("user.ban")}
        </Button>
      )}
      <Button variant="outline" onClick={() => onAsk("role")}>
        {t(admin ? "roleChange.removeOpen" : "roleChange.makeOpen")}
      </Button>
      <Button variant="outline" onClick={() => onAsk("sessions")}>
        {t("signOut.open")}
      </Button>
      {admin ? <p className="w-full text-meta text-muted-foreground">{t("user.notImpersonated")}</p> : null}
    </>
  );
}

function RoleDialog({ user, open, onClose }: DialogProps) {
  const t = useTranslations("admin.roleChange");
  const setRole = trpc.admin.users.setRole.useMutation(useOutcome(t("done"), onClose));
  const admin = user.role === "admin";
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={t(admin ? "removeTitle" : "makeTitle", { name: user.name })}
      description={t(admin ? "removeText" : "makeText")}
      action={t(admin ? "remove" : "make")}
      pending={setRole.isPending}
      onConfirm={() => setRole.mutate({ id: user.id, role: admin ? "user" : "admin" })}
    />
  );
}

function SignOutDialog({ user, open, onClose }: DialogProps) {
  const t = useTranslations("admin.signOut");
  const revoke = trpc.admin.users.revokeSessions.useMutation(
    useOutcome(t("done", { name: user.name }), onClose),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={t("title", { name: user.name })}
      description={t("text")}
      action={t("action")}
      pending={revoke.isPending}
      onConfirm={() => revoke.mutate({ id: user.id })}
    />
  );
}

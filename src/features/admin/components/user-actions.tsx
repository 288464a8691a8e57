"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { trpc } from "@/trpc/react";
import { BanDialog } from "./ban-dialog";
import { ImpersonateDialog } from "./impersonate-dialog";
import { RoleDialog, VerifyDialog } from "./role-dialog";
import { useOutcome } from "./use-outcome";
import type { DialogProps, Question, User } from "./user";

/** What an administrator can do to somebody's account. */
export function UserActions({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  const me = trpc.session.me.useQuery();
  const [asking, setAsking] = useState<Question | null>(null);
  if (me.data?.user.id === user.id) return <p className="text-dense text-muted-foreground">{t("you")}</p>;
  if (user.deletedAt) return <p className="text-dense text-muted-foreground">{t("deleted")}</p>;
  const dialog = { user, onClose: () => setAsking(null) };
  return (
    <div className="flex flex-wrap gap-2">
      <Buttons user={user} onAsk={setAsking} />
      <BanDialog {...dialog} open={asking === "ban"} />
      <ImpersonateDialog {...dialog} open={asking === "impersonate"} />
      <RoleDialog {...dialog} open={asking === "role"} />
      <VerifyDialog {...dialog} open={asking === "verify"} />
      <SignOutDialog {...dialog} open={asking === "sessions"} />
    </div>
  );
}

type ButtonsProps = { user: User; onAsk: (question: Question) => void };

function Buttons({ user, onAsk }: ButtonsProps) {
  const t = useTranslations("admin");
  const unban = trpc.admin.users.unban.useMutation(useOutcome(t("user.unbanned", { name: user.name })));
  const admin = user.role === "admin";
  return (
    <>
      {admin || user.banned ? null : (
        <Button onClick={() => onAsk("impersonate")}>{t("user.impersonate")}</Button>
      )}
      {user.banned ? (
        <Button variant="outline" pending={unban.isPending} onClick={() => unban.mutate({ id: user.id })}>
          {t("user.unban")}
        </Button>
      ) : (
        <Button variant="outline" onClick={() => onAsk("ban")}>
          {t("user.ban")}
        </Button>
      )}
      {user.emailVerified || user.isAnonymous ? null : <Confirming user={user} onAsk={onAsk} />}
      {user.isAnonymous ? null : (
        <Button variant="outline" onClick={() => onAsk("role")}>
          {t(admin ? "roleChange.removeOpen" : "roleChange.makeOpen")}
        </Button>
      )}
      <Button variant="outline" disabled={user.sessions.length === 0} onClick={() => onAsk("sessions")}>
        {t("signOut.open")}
      </Button>
      {admin || user.banned ? (
        <p className="w-full text-meta text-muted-foreground">
          {t(admin ? "user.notImpersonated" : "user.bannedNotImpersonated")}
        </p>
      ) : null}
    </>
  );
}

/** For somebody whose address nobody has confirmed. */
function Confirming({ user, onAsk }: ButtonsProps) {
  const t = useTranslations("admin.verify");
  const sent = useOutcome(t("resent", { email: user.email }));
  const resend = trpc.admin.users.resendVerification.useMutation(sent);
  return (
    <>
      <Button variant="outline" pending={resend.isPending} onClick={() => resend.mutate({ id: user.id })}>
        {t("resend")}
      </Button>
      <Button variant="outline" onClick={() => onAsk("verify")}>
        {t("open")}
      </Button>
    </>
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

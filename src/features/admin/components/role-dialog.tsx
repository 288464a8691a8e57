"use client";

import { useTranslations } from "next-intl";
import { trpc } from "@/trpc/react";
import { ReasonDialog } from "./reason-dialog";
import { useOutcome } from "./use-outcome";
import type { DialogProps } from "./user";

export function RoleDialog({ user, open, onClose }: DialogProps) {
  const t = useTranslations("admin.roleChange");
  const { onSuccess } = useOutcome(t("done"), onClose);
  const setRole = trpc.admin.users.setRole.useMutation({ onSuccess });
  const admin = user.role === "admin";
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={t(admin ? "removeTitle" : "makeTitle", { name: user.name })}
      description={t(admin ? "removeText" : "makeText")}
      action={t(admin ? "remove" : "make")}
      destructive={admin}
      mutation={setRole}
      onConfirm={(reason) => setRole.mutate({ id: user.id, role: admin ? "user" : "admin", reason })}
    />
  );
}

/** Somebody's address counts as confirmed without the mail. */
export function VerifyDialog({ user, open, onClose }: DialogProps) {
  const t = useTranslations("admin.verify");
  const { onSuccess } = useOutcome(t("done", { email: user.email }), onClose);
  const verify = trpc.admin.users.verify.useMutation({ onSuccess });
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={t("title", { email: user.email })}
      description={t("text")}
      action={t("action")}
      mutation={verify}
      onConfirm={(reason) => verify.mutate({ id: user.id, reason })}
    />
  );
}

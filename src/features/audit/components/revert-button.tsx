"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import type { AuditEntry } from "./fields";

const kinds = new Set<string | null>(["todos", "projects", "comments"]);
const actions = ["update", "delete", "create", "restore"] as const;

/** Undoes the entry's change; absent for who may not and for what cannot be undone. */
export function RevertButton({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("audit.revert");
  const { may } = useOrganization();
  const utils = trpc.useUtils();
  const revert = trpc.auditLog.revert.useMutation({
    onSuccess: () => toastSuccess(t("done")),
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => {
      const { auditLog, todos, projects, comments, trash, organizations } = utils;
      return Promise.all(
        [auditLog, todos, projects, comments, trash, organizations.usage].map((each) => each.invalidate()),
      );
    },
  });
  const action = actions.find((each) => each === entry.action);
  if (!action || !kinds.has(entry.entityType) || !may("audit:revert")) return null;
  return (
    <Button
      variant="outline"
      size="sm"
      className="justify-self-start"
      pending={revert.isPending}
      onClick={() => revert.mutate({ id: entry.id })}
    >
      <Undo2 aria-hidden /> {t(`${action}`)}
    </Button>
  );
}

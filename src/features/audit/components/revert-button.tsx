"use client";

import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import type { AuditEntry } from "./fields";

const kinds = new Set<string | null>(["todos", "projects", "comments"]);
const labels: Partial<Record<string, string>> = {
  update: "Revert this change",
  delete: "Restore",
  create: "Move to trash",
  restore: "Move to trash",
};

/** Undoes the entry's change; absent for who may not and for what cannot be undone. */
export function RevertButton({ entry }: { entry: AuditEntry }) {
  const { may } = useOrganization();
  const utils = trpc.useUtils();
  const revert = trpc.auditLog.revert.useMutation({
    onSuccess: () => toastSuccess("Reverted"),
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => {
      const { auditLog, todos, projects, comments, trash, organizations } = utils;
      return Promise.all(
        [auditLog, todos, projects, comments, trash, organizations.usage].map((each) => each.invalidate()),
      );
    },
  });
  const label = labels[entry.action];
  if (!label || !kinds.has(entry.entityType) || !may("audit:revert")) return null;
  return (
    <Button
      variant="outline"
      size="sm"
      className="justify-self-start"
      pending={revert.isPending}
      onClick={() => revert.mutate({ id: entry.id })}
    >
      <Undo2 aria-hidden /> {label}
    </Button>
  );
}

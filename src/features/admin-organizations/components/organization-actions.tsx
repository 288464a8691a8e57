"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toastSuccess } from "@/components/ui/toast";
import { trashDays } from "@/domain/trash";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ActDialog } from "./act-dialog";
import type { Organization } from "./organization-details";
import { RestoreDialog } from "./restore-dialog";

type Question = "trash" | "restore" | "purge";
type DialogProps = { organization: Organization; open: boolean; onClose: () => void };

/** What an operator can do to an organization: each asks why. */
export function OrganizationActions({ organization }: { organization: Organization }) {
  const t = useTranslations("adminOrganizations");
  const [asking, setAsking] = useState<Question | null>(null);
  const dialog = (question: Question) => ({
    organization,
    open: asking === question,
    onClose: () => setAsking(null),
  });
  return (
    <>
      {organization.deletedAt ? (
        <>
          <Button variant="outline" onClick={() => setAsking("restore")}>
            {t("restore.open")}
          </Button>
          <Button variant="destructive" onClick={() => setAsking("purge")}>
            {t("purge.open")}
          </Button>
        </>
      ) : (
        <Button variant="outline" onClick={() => setAsking("trash")}>
          {t("trash.open")}
        </Button>
      )}
      <TrashDialog {...dialog("trash")} />
      <RestoreDialog {...dialog("restore")} />
      <PurgeDialog {...dialog("purge")} />
    </>
  );
}

function TrashDialog({ organization: { id, name, slug }, open, onClose }: DialogProps) {
  const t = useTranslations("adminOrganizations.trash");
  const utils = trpc.useUtils();
  const trash = trpc.admin.organizations.trash.useMutation({
    onSuccess: () => {
      onClose();
      toastSuccess(t("done", { name }));
      return utils.admin.invalidate();
    },
  });
  return (
    <ActDialog
      open={open}
      onClose={() => {
        trash.reset();
        onClose();
      }}
      title={t("title", { name })}
      text={t("text", { days: trashDays })}
      action={t("action")}
      typeToConfirm={slug}
      error={trash.error ? describeError(trash.error) : null}
      pending={trash.isPending}
      onConfirm={(reason) => trash.mutate({ id, reason })}
    />
  );
}

function PurgeDialog({ organization: { id, name, slug }, open, onClose }: DialogProps) {
  const t = useTranslations("adminOrganizations.purge");
  const router = useRouter();
  const utils = trpc.useUtils();
  const purge = trpc.admin.organizations.purge.useMutation({
    onSuccess: () => {
      toastSuccess(t("done", { name }));
      router.replace("/admin/organizations");
      return Promise.all([
        utils.admin.organizations.list.invalidate(),
        utils.admin.audit.invalidate(),
        utils.admin.stats.invalidate(),
      ]);
    },
  });
  return (
    <ActDialog
      open={open}
      onClose={() => {
        purge.reset();
        onClose();
      }}
      title={t("title", { name })}
      text={t("text")}
      action={t("action")}
      typeToConfirm={slug}
      error={purge.error ? describeError(purge.error) : null}
      pending={purge.isPending || purge.isSuccess}
      onConfirm={(reason) => purge.mutate({ id, reason })}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

export function SettingsLeave() {
  const t = useTranslations("organizations.leave");
  const { organization, may } = useOrganization();
  const [asking, setAsking] = useState<"leave" | "trash" | null>(null);
  const onError = (error: unknown) => {
    setAsking(null);
    toastError(describeError(error).message);
  };
  const leave = trpc.organizations.leave.useMutation({
    onError,
    onSuccess: () => window.location.assign("/"),
  });
  const trash = trpc.organizations.trash.useMutation({
    onError,
    onSuccess: () => window.location.assign("/onboarding"),
  });
  return (
    <SettingsSection id="leave" title={t("title")}>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => setAsking("leave")}>
          {t("leave")}
        </Button>
        {may("organization:trash") ? (
          <Button variant="destructive" onClick={() => setAsking("trash")}>
            {t("delete")}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={() => setAsking(null)}
        title={t("leaveTitle", { organization: organization.name })}
        description={t("leaveText")}
        action={t("leave")}
        pending={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
      <ConfirmDialog
        open={asking === "trash"}
        onOpenChange={() => setAsking(null)}
        title={t("deleteTitle", { organization: organization.name })}
        description={t("deleteText")}
        action={t("delete")}
        typeToConfirm={organization.name}
        pending={trash.isPending}
        onConfirm={() => trash.mutate()}
      />
    </SettingsSection>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ErrorState } from "@/components/ui/states";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

/** Hands the organization to another member; the name is typed to confirm. */
export function SettingsTransfer() {
  const t = useTranslations("organizations.ownership");
  const { organization, me } = useOrganization();
  const [memberId, setMemberId] = useState("");
  const [asking, setAsking] = useState(false);
  const members = trpc.members.list.useQuery();
  const others = members.data?.filter((each) => each.userId !== me.user.id) ?? [];
  const chosen = others.find((each) => each.id === memberId);
  const transfer = trpc.organizations.transferOwnership.useMutation({
    onSuccess: () => window.location.reload(),
    onError: (error) => {
      setAsking(false);
      toastError(describeError(error).message);
    },
  });
  return (
    <SettingsSection id="ownership" title={t("title")} description={t("text")}>
      {members.error ? (
        <ErrorState {...describeError(members.error)} onRetry={() => members.refetch()} />
      ) : members.data && others.length === 0 ? (
        <p className="text-dense text-muted-foreground">{t("alone")}</p>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Field label={t("newOwner")} className="min-w-56 flex-1 sm:max-w-72">
            <Select
              options={others.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
              value={memberId}
              onValueChange={setMemberId}
              placeholder={t("choose")}
              disabled={others.length === 0}
            />
          </Field>
          <Button variant="outline" disabled={!chosen} onClick={() => setAsking(true)}>
            {t("action")}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("question", {
          known: chosen ? "yes" : "no",
          name: chosen?.name ?? "",
          organization: organization.name,
        })}
        description={t("questionText")}
        action={t("action")}
        typeToConfirm={organization.name}
        pending={transfer.isPending}
        onConfirm={() => transfer.mutate({ memberId })}
      />
    </SettingsSection>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toastSuccess } from "@/components/ui/toast";
import { organizationLimits } from "@/domain/organization";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ActDialog, isOfSlug } from "./act-dialog";
import type { Organization } from "./organization-details";

type Props = { organization: Organization; open: boolean; onClose: () => void };

export function RestoreDialog({ organization: { id, name, slug: own }, open, onClose }: Props) {
  const t = useTranslations("adminOrganizations.restore");
  const utils = trpc.useUtils();
  const [slug, setSlug] = useState<string | null>(null);
  const restore = trpc.admin.organizations.restore.useMutation({
    onSuccess: () => {
      onClose();
      setSlug(null);
      toastSuccess(t("done", { name }));
      return utils.admin.invalidate();
    },
    onError: (error) => {
      if (describeError(error).reason === "taken" && slug === null)
        setSlug(`${own.slice(0, organizationLimits.slug - 2)}-2`);
    },
  });
  const error = restore.error ? describeError(restore.error) : null;
  const asked = restore.variables?.slug ?? own;
  const refused = error?.reason === "taken" ? t("taken", { slug: asked }) : undefined;
  return (
    <ActDialog
      open={open}
      onClose={() => {
        restore.reset();
        setSlug(null);
        onClose();
      }}
      title={t("title", { name })}
      text={t("text")}
      action={t("action")}
      error={error && slug !== null && isOfSlug(error) ? null : error}
      pending={restore.isPending}
      onConfirm={(reason) => restore.mutate({ id, reason, slug: slug?.trim() })}
    >
      {slug === null ? null : (
        <Field label={t("address")} error={error?.fieldErrors.slug?.[0] ?? refused}>
          <Input
            value={slug}
            maxLength={organizationLimits.slug}
            autoComplete="off"
            onChange={(event) => setSlug(event.target.value)}
          />
        </Field>
      )}
    </ActDialog>
  );
}

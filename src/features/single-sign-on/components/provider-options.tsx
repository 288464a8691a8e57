"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastError } from "@/components/ui/toast";
import { newcomerRoles } from "@/domain/single-sign-on";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import type { Provider } from "./provider-card";

/** What newcomers become, and whether members may come in another way. */
export function ProviderOptions({ provider: { id, domain, role, required } }: { provider: Provider }) {
  const t = useTranslations("signOn");
  const roles = newcomerRoles.map((value) => ({ value, label: t(`newcomers.${value}`) }));
  const utils = trpc.useUtils();
  const update = trpc.singleSignOn.update.useMutation({
    onMutate: (changes) => {
      utils.singleSignOn.list.setData(undefined, (rows) =>
        rows?.map((row) => (row.id === id ? { ...row, ...changes } : row)),
      );
    },
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => utils.singleSignOn.list.invalidate(),
  });
  return (
    <div className="grid gap-4">
      <Field label={t("newcomers.label")} className="max-w-56">
        <Select options={roles} value={role} onValueChange={(value) => update.mutate({ id, role: value })} />
      </Field>
      <CheckboxField
        label={t("required.label", { domain })}
        description={t("required.text")}
        checked={required}
        onCheckedChange={(checked) => update.mutate({ id, required: checked })}
      />
    </div>
  );
}

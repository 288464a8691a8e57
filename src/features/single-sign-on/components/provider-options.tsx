"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastError } from "@/components/ui/toast";
import type { NewcomerRole } from "@/domain/single-sign-on";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import type { Provider } from "./provider-card";

const roles: readonly { value: NewcomerRole; label: string }[] = [
  { value: "member", label: "Member" },
  { value: "viewer", label: "Viewer" },
];

/** What newcomers become, and whether members may come in another way. */
export function ProviderOptions({ provider: { id, domain, role, required } }: { provider: Provider }) {
  const label = useId();
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
      <Field label="Role of newcomers" className="max-w-56">
        <Select options={roles} value={role} onValueChange={(value) => update.mutate({ id, role: value })} />
      </Field>
      <div className="flex items-start gap-2.5">
        <Checkbox
          aria-labelledby={label}
          className="mt-0.5"
          checked={required}
          onCheckedChange={(checked) => update.mutate({ id, required: checked })}
        />
        <div className="grid gap-0.5">
          <span id={label} className="text-dense">
            Members with an address @{domain} must use single sign-on
          </span>
          <span className="text-meta text-muted-foreground">
            Owners keep their other ways in, so that nobody is locked out.
          </span>
        </div>
      </div>
    </div>
  );
}

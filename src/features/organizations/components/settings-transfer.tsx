"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

/** Hands the organization to another member; the name is typed to confirm. */
export function SettingsTransfer() {
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
    <SettingsSection
      id="ownership"
      title="Ownership"
      description="Another member becomes the owner, and you become an admin."
    >
      {others.length === 0 ? (
        <p className="text-dense text-muted-foreground">
          {members.data ? "Invite somebody first: you are the only member." : null}
        </p>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Field label="New owner" className="min-w-56 flex-1 sm:max-w-72">
            <Select
              options={others.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
              value={memberId}
              onValueChange={setMemberId}
              placeholder="Choose a member"
            />
          </Field>
          <Button variant="outline" disabled={!chosen} onClick={() => setAsking(true)}>
            Transfer ownership
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Make ${chosen?.name ?? "this member"} the owner of ${organization.name}?`}
        description="You become an admin. Only the new owner can undo this."
        action="Transfer ownership"
        typeToConfirm={organization.name}
        pending={transfer.isPending}
        onConfirm={() => transfer.mutate({ memberId })}
      />
    </SettingsSection>
  );
}

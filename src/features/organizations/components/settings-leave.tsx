"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { SettingsSection } from "./settings-section";

export function SettingsLeave() {
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
    <SettingsSection id="leave" title="Leave or delete">
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={() => setAsking("leave")}>
          Leave organization
        </Button>
        {may("organization:trash") ? (
          <Button variant="destructive" onClick={() => setAsking("trash")}>
            Delete organization
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={() => setAsking(null)}
        title={`Leave ${organization.name}?`}
        description="You lose access at once. An admin can bring you back."
        action="Leave organization"
        pending={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
      <ConfirmDialog
        open={asking === "trash"}
        onOpenChange={() => setAsking(null)}
        title={`Delete ${organization.name}?`}
        description="It disappears for everyone at once, with all it holds. You can bring it back from the page where organizations are created."
        action="Delete organization"
        typeToConfirm={organization.name}
        pending={trash.isPending}
        onConfirm={() => trash.mutate()}
      />
    </SettingsSection>
  );
}

"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { InviteForm } from "./invite-form";

export function InviteDialog() {
  const t = useTranslations("invitations");
  const { organization, may } = useOrganization();
  const allowed = may("invitations:manage");
  // Asked for before the form needs them, so that nothing moves in it once it is open.
  trpc.teams.list.useQuery(undefined, { enabled: allowed });
  const [open, setOpen] = useQueryState("invite", parseAsBoolean.withDefault(false));
  const [teamId, setTeamId] = useQueryState("team", parseAsString);
  const change = (next: boolean) => {
    void setOpen(next || null);
    if (!next) void setTeamId(null);
  };
  if (!allowed) return null;
  return (
    <>
      <Button onClick={() => change(true)}>
        <UserPlus aria-hidden /> {t("invite")}
      </Button>
      <Dialog open={open} onOpenChange={change}>
        <DialogContent>
          <DialogHeader
            title={t("inviteTo", { organization: organization.name })}
            description={t("inviteText")}
          />
          <InviteForm teamId={teamId ?? undefined} />
        </DialogContent>
      </Dialog>
    </>
  );
}

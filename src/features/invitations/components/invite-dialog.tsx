"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { useOrganization } from "@/trpc/organization";
import { InviteForm } from "./invite-form";

export function InviteDialog() {
  const t = useTranslations("invitations");
  const { organization, may } = useOrganization();
  const [open, setOpen] = useQueryState("invite", parseAsBoolean.withDefault(false));
  const [teamId, setTeamId] = useQueryState("team", parseAsString);
  const change = (next: boolean) => {
    void setOpen(next || null);
    if (!next) void setTeamId(null);
  };
  if (!may("invitations:manage")) return null;
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

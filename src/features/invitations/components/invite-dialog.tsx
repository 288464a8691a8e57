"use client";

import { UserPlus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { useOrganization } from "@/trpc/organization";
import { InviteForm } from "./invite-form";

export function InviteDialog() {
  const { organization, may } = useOrganization();
  const [open, setOpen] = useQueryState("invite", parseAsBoolean.withDefault(false));
  if (!may("invitations:manage")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserPlus aria-hidden /> Invite people
      </Button>
      <Dialog open={open} onOpenChange={(next) => setOpen(next || null)}>
        <DialogContent>
          <DialogHeader
            title={`Invite people to ${organization.name}`}
            description="Each person gets a mail with a link that works once."
          />
          <InviteForm />
        </DialogContent>
      </Dialog>
    </>
  );
}

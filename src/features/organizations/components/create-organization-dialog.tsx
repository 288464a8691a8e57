"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { CreateOrganizationForm } from "./create-organization-form";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** Creates another organization and goes there. */
export function CreateOrganizationDialog({ open, onOpenChange }: Props) {
  const router = useRouter();
  const enter = ({ slug }: { slug: string }) => {
    router.push(`/o/${slug}`);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader
          title="Create organization"
          description="With its own todos, members and plan. It starts with a free trial of Pro."
        />
        <CreateOrganizationForm
          onCreated={enter}
          secondary={<DialogClose render={<Button variant="ghost" />}>Cancel</DialogClose>}
        />
      </DialogContent>
    </Dialog>
  );
}

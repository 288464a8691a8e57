"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { CreateOrganizationForm } from "./create-organization-form";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** Creates another organization and goes there. */
export function CreateOrganizationDialog({ open, onOpenChange }: Props) {
  const t = useTranslations("organizations.create");
  const router = useRouter();
  const enter = ({ slug }: { slug: string }) => {
    router.push(`/o/${slug}`);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader title={t("title")} description={t("text")} />
        <CreateOrganizationForm
          onCreated={enter}
          secondary={<DialogClose render={<Button variant="ghost" />}>{t("cancel")}</DialogClose>}
        />
      </DialogContent>
    </Dialog>
  );
}

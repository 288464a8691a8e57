"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ReasonField } from "./reason-field";

type Props = { user: { id: string; name: string }; open: boolean; onClose: () => void };

export function ImpersonateDialog({ user, open, onClose }: Props) {
  const t = useTranslations("admin.impersonate");
  const words = useTranslations("common");
  const [reason, setReason] = useState("");
  const start = trpc.admin.impersonation.start.useMutation({ onSuccess: () => window.location.assign("/") });
  const error = start.error ? describeError(start.error) : null;
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader title={t("title", { name: user.name })} description={t("text")} />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate({ userId: user.id, reason });
          }}
        >
          <ReasonField value={reason} onChange={setReason} error={error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>{words("cancel")}</DialogClose>
            <Button type="submit" pending={start.isPending || start.isSuccess}>
              {t("action")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

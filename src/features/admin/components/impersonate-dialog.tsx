"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ReasonField } from "./reason-field";

type Props = { user: { id: string; name: string }; open: boolean; onClose: () => void };

export function ImpersonateDialog({ user, open, onClose }: Props) {
  const [reason, setReason] = useState("");
  const start = trpc.admin.impersonation.start.useMutation({ onSuccess: () => window.location.assign("/") });
  const error = start.error ? describeError(start.error) : null;
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader
          title={`Impersonate ${user.name}?`}
          description="You see and do what they can for 60 minutes. The start, the end and your reason are recorded."
        />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate({ userId: user.id, reason });
          }}
        >
          <ReasonField value={reason} onChange={setReason} error={error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" pending={start.isPending || start.isSuccess}>
              Impersonate
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

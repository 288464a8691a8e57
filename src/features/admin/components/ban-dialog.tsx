"use client";

import { addDays } from "date-fns";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ReasonField } from "./reason-field";

const durations = [
  { value: "never", label: "Until somebody unbans" },
  { value: "1", label: "For 1 day" },
  { value: "7", label: "For 7 days" },
  { value: "30", label: "For 30 days" },
] as const;
type Duration = (typeof durations)[number]["value"];

type Props = { user: { id: string; name: string }; open: boolean; onClose: () => void };

export function BanDialog({ user, open, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [duration, setDuration] = useState<Duration>("never");
  const utils = trpc.useUtils();
  const ban = trpc.admin.users.ban.useMutation({
    onSuccess: () => {
      onClose();
      toastSuccess(`${user.name} is banned and signed out`);
      return utils.admin.invalidate();
    },
  });
  const error = ban.error ? describeError(ban.error) : null;
  const expiresAt = duration === "never" ? null : addDays(new Date(), Number(duration)).toISOString();
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader
          title={`Ban ${user.name}?`}
          description="All their sessions end at once, and they cannot sign in."
        />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            ban.mutate({ id: user.id, reason, expiresAt });
          }}
        >
          <ReasonField
            value={reason}
            onChange={setReason}
            error={error}
            description="Kept with the account."
          />
          <Field label="How long">
            <Select options={durations} value={duration} onValueChange={setDuration} />
          </Field>
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" variant="destructive" pending={ban.isPending}>
              Ban user
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

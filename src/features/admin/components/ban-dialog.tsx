"use client";

import { addDays } from "date-fns";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toastSuccess } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { ReasonField } from "./reason-field";

const durations = ["1", "7", "never"] as const;
type Duration = (typeof durations)[number];

type Props = { user: { id: string; name: string }; open: boolean; onClose: () => void };

export function BanDialog({ user, open, onClose }: Props) {
  const t = useTranslations("admin.ban");
  const words = useTranslations("common");
  const [reason, setReason] = useState("");
  const [duration, setDuration] = useState<Duration>("7");
  const utils = trpc.useUtils();
  const ban = trpc.admin.users.ban.useMutation({
    onSuccess: () => {
      onClose();
      toastSuccess(t("done", { name: user.name }));
      return utils.admin.invalidate();
    },
  });
  const error = ban.error ? describeError(ban.error) : null;
  const expiresAt = duration === "never" ? null : addDays(new Date(), Number(duration)).toISOString();
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader title={t("title", { name: user.name })} description={t("text")} />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            ban.mutate({ id: user.id, reason, expiresAt });
          }}
        >
          <ReasonField value={reason} onChange={setReason} error={error} description={t("kept")} />
          <HowLong value={duration} onChange={setDuration} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>{words("cancel")}</DialogClose>
            <Button type="submit" variant="destructive" pending={ban.isPending}>
              {t("action")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function HowLong({ value, onChange }: { value: Duration; onChange: (value: Duration) => void }) {
  const t = useTranslations("admin.ban");
  const options = durations.map((each) => ({
    value: each,
    label: each === "never" ? t("never") : t("days", { days: Number(each) }),
  }));
  return (
    <Field label={t("howLong")}>
      <Select options={options} value={value} onValueChange={onChange} />
    </Field>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { accountLimits } from "@/domain/account";
import type { ClientError } from "@/trpc/errors";

type Props = {
  title: string;
  text: string;
  action: string;
  /** Asked for before what takes something away. */
  typeToConfirm?: string;
  error: ClientError | null;
  pending: boolean;
  onConfirm: (reason: string) => void;
  children?: ReactNode;
};

/** Asks an operator why, and for what takes something away also whether it is the right one. */
export function ActDialog({ open, onClose, ...props }: Props & { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <Form {...props} />
      </DialogContent>
    </Dialog>
  );
}

function Form({ title, text, action, typeToConfirm, error, pending, onConfirm, children }: Props) {
  const t = useTranslations("adminOrganizations");
  const words = useTranslations("common");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const isSure = !typeToConfirm || typed === typeToConfirm;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure && !pending) onConfirm(reason);
      }}
    >
      <DialogHeader title={title} description={text} />
      <Field
        label={t("reason")}
        description={t("reasonText")}
        error={error?.fieldErrors.reason?.[0] ?? (error && !isOfSlug(error) ? error.message : undefined)}
      >
        <Textarea
          autoFocus
          value={reason}
          maxLength={accountLimits.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {typeToConfirm ? (
        <Field label={words("typeToConfirm", { text: typeToConfirm })}>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </Field>
      ) : null}
      {children}
      <DialogFooter>
        <DialogClose render={<Button variant="outline" />}>{words("cancel")}</DialogClose>
        <Button
          type="submit"
          variant={typeToConfirm ? "destructive" : "default"}
          disabled={!isSure}
          pending={pending}
        >
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** The address is taken, or not a good one: its own field says so. */
export const isOfSlug = ({ reason, fieldErrors }: ClientError) =>
  reason === "taken" || Boolean(fieldErrors.slug);

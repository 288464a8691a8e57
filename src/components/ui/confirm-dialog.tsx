"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  action: string;
  /** When given, the person types it to confirm. */
  typeToConfirm?: string;
  pending?: boolean;
  onConfirm: () => void;
};

/** Asks before what cannot be undone; nothing else asks. */
export function ConfirmDialog({
  open,
  onOpenChange,
  typeToConfirm,
  pending,
  onConfirm,
  action,
  ...header
}: Props) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  const ready = !typeToConfirm || typed === typeToConfirm;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader {...header} />
        {typeToConfirm ? (
          <Field label={t("typeToConfirm", { text: typeToConfirm })}>
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          </Field>
        ) : null}
        <DialogFooter>
          <DialogClose render={<Button variant="outline" />}>{t("cancel")}</DialogClose>
          <Button variant="destructive" disabled={!ready} pending={pending} onClick={onConfirm}>
            {action}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

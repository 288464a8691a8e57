"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { describeError } from "@/trpc/errors";
import { ReasonField } from "./reason-field";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  description: string;
  action: string;
  destructive?: boolean;
  /** What the reason is asked for. */
  mutation: { error: unknown; isPending: boolean };
  /** What else is asked. */
  children?: ReactNode;
  onConfirm: (reason: string) => void;
};

/** Asks why, and keeps open with what was wrong until it is done. */
export function ReasonDialog({ open, onClose, mutation, destructive = false, ...props }: Props) {
  const words = useTranslations("common");
  const [reason, setReason] = useState("");
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader title={props.title} description={props.description} />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            props.onConfirm(reason);
          }}
        >
          <ReasonField
            value={reason}
            onChange={setReason}
            error={mutation.error ? describeError(mutation.error) : null}
          />
          {props.children}
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>{words("cancel")}</DialogClose>
            <Button
              type="submit"
              variant={destructive ? "destructive" : "default"}
              pending={mutation.isPending}
            >
              {props.action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

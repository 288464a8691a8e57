"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { toastSuccess } from "@/components/ui/toast";
import { signOnLimits } from "@/domain/single-sign-on";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Props = { id: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Puts a new client secret in the place of the old one, which is never shown. */
export function SecretDialog({ id, open, onOpenChange }: Props) {
  const t = useTranslations("signOn.secret");
  const [clientSecret, setClientSecret] = useState("");
  const replace = trpc.singleSignOn.replaceSecret.useMutation({
    onSuccess: () => {
      toastSuccess(t("replaced"));
      setClientSecret("");
      onOpenChange(false);
    },
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader title={t("replace")} description={t("replaceText")} />
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (clientSecret) replace.mutate({ id, clientSecret });
          }}
        >
          <Field label={t("label")} error={replace.error ? describeError(replace.error).message : undefined}>
            <PasswordInput
              autoFocus
              autoComplete="off"
              value={clientSecret}
              maxLength={signOnLimits.clientSecret}
              onChange={(event) => setClientSecret(event.target.value)}
            />
          </Field>
          <DialogFooter>
            <Button type="submit" disabled={!clientSecret} pending={replace.isPending}>
              {t("replace")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

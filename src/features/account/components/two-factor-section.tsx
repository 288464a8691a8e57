"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { answerOf, explain } from "@/trpc/auth-answer";
import { trpc } from "@/trpc/react";
import { BackupCodes } from "./backup-codes";
import { useIdentity } from "./identity";
import { Section } from "./section";
import { type Setup, TwoFactorSetup } from "./two-factor-setup";

type Shown = { name: "set-up"; setup: Setup } | { name: "codes"; codes: string[] };
type Props = { hasPassword: boolean; enabled: boolean };

const post = <T,>(path: string, body: object) =>
  answerOf((client) => client.$fetch<T>(`/two-factor/${path}`, { method: "POST", body }));

export function TwoFactorSection({ hasPassword, enabled }: Props) {
  const { withPassword } = useIdentity();
  const utils = trpc.useUtils();
  const [shown, setShown] = useState<Shown | null>(null);
  const finish = () => {
    setShown(null);
    void utils.account.profile.invalidate();
  };
  const start = async (password: string) => {
    const { data, error } = await post<Setup>("enable", { password });
    if (error || !data) return toastError(explain(error ?? { status: 0 }));
    setShown({ name: "set-up", setup: data });
  };
  const renew = async (password: string) => {
    const { data, error } = await post<{ backupCodes: string[] }>("generate-backup-codes", { password });
    if (error || !data) return toastError(explain(error ?? { status: 0 }));
    setShown({ name: "codes", codes: data.backupCodes });
  };
  const stop = async (password: string) => {
    const { error } = await post("disable", { password });
    if (error) return toastError(explain(error));
    toastSuccess("Two-factor sign-in is off");
    await utils.account.profile.invalidate();
  };
  return (
    <Section
      title="Two-factor sign-in"
      description={
        <p className="flex flex-wrap items-center gap-2">
          {enabled ? <Badge variant="success">On</Badge> : <Badge>Off</Badge>}
          {hasPassword
            ? "After your password, a code from an authenticator app."
            : "Set a password first: the code is asked for after it."}
        </p>
      }
    >
      <div className="flex flex-wrap gap-2">
        {enabled ? (
          <>
            <Button variant="outline" onClick={() => withPassword("Make new backup codes", renew)}>
              New backup codes
            </Button>
            <Button variant="outline" onClick={() => withPassword("Switch two-factor sign-in off", stop)}>
              Switch off
            </Button>
          </>
        ) : (
          <Button
            variant="outline"
            disabled={!hasPassword}
            onClick={() => withPassword("Switch two-factor sign-in on", start)}
          >
            Switch on
          </Button>
        )}
      </div>
      <Dialog open={shown !== null} onOpenChange={(open) => !open && finish()}>
        <DialogContent>
          {shown?.name === "set-up" ? <TwoFactorSetup setup={shown.setup} onDone={finish} /> : null}
          {shown?.name === "codes" ? (
            <>
              <DialogHeader title="New backup codes" description="The old ones work no longer." />
              <BackupCodes codes={shown.codes} onDone={finish} />
            </>
          ) : null}
        </DialogContent>
      </Dialog>
    </Section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogHeader } from "@/components/ui/dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { answerOf } from "@/trpc/auth-answer";
import { trpc } from "@/trpc/react";
import { useExplain } from "@/trpc/use-explain";
import { BackupCodes } from "./backup-codes";
import { useIdentity } from "./identity";
import { Section } from "./section";
import { type Setup, TwoFactorSetup } from "./two-factor-setup";

type Shown = { name: "set-up"; setup: Setup } | { name: "codes"; codes: string[] };
type Props = { hasPassword: boolean; enabled: boolean };

const post = <T,>(path: string, body: object) =>
  answerOf((client) => client.$fetch<T>(`/two-factor/${path}`, { method: "POST", body }));

function useTwoFactor() {
  const t = useTranslations("account.twoFactor");
  const explain = useExplain();
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
    toastSuccess(t("isOff"));
    await utils.account.profile.invalidate();
  };
  return { shown, start, renew, stop, finish };
}

export function TwoFactorSection({ hasPassword, enabled }: Props) {
  const t = useTranslations("account");
  const { withPassword } = useIdentity();
  const { shown, start, renew, stop, finish } = useTwoFactor();
  return (
    <Section
      title={t("twoFactor.title")}
      description={
        <p className="flex flex-wrap items-center gap-2">
          {enabled ? (
            <Badge variant="success">{t("twoFactor.on")}</Badge>
          ) : (
            <Badge>{t("twoFactor.off")}</Badge>
          )}
          {t(hasPassword ? "twoFactor.text" : "twoFactor.passwordFirst")}
        </p>
      }
    >
      <div className="flex flex-wrap gap-2">
        {enabled ? (
          <>
            <Button variant="outline" onClick={() => withPassword(t("codes.confirmNew"), renew)}>
              {t("codes.new")}
            </Button>
            <Button variant="outline" onClick={() => withPassword(t("twoFactor.confirmOff"), stop)}>
              {t("twoFactor.switchOff")}
            </Button>
          </>
        ) : (
          <Button
            variant="outline"
            disabled={!hasPassword}
            onClick={() => withPassword(t("twoFactor.confirmOn"), start)}
          >
            {t("twoFactor.switchOn")}
          </Button>
        )}
      </div>
      <Dialog open={shown !== null} onOpenChange={(open) => !open && finish()}>
        <DialogContent>
          {shown?.name === "set-up" ? <TwoFactorSetup setup={shown.setup} onDone={finish} /> : null}
          {shown?.name === "codes" ? (
            <>
              <DialogHeader title={t("codes.new")} description={t("codes.newText")} />
              <BackupCodes codes={shown.codes} onDone={finish} />
            </>
          ) : null}
        </DialogContent>
      </Dialog>
    </Section>
  );
}

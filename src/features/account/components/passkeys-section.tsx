"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { nameDevice } from "@/components/device-name";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDates } from "@/components/use-dates";
import { usePreload } from "@/components/use-preload";
import { passkeyClient } from "@/trpc/auth-client";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { useExplain } from "@/trpc/use-explain";
import { useIdentity } from "./identity";
import { PasskeyName } from "./passkey-name";
import { Row, Rows, Section } from "./section";

type Passkey = RouterOutputs["account"]["methods"]["passkeys"][number];

/** Passkeys: added by the device itself, named, removed. */
export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useTranslations("account.passkeys");
  const { confirmed } = useIdentity();
  const { add, pending } = useAddPasskey();
  usePreload(passkeyClient);
  return (
    <Section
      title={t("title")}
      description={t("text")}
      action={
        <Button variant="outline" pending={pending} onClick={() => confirmed(t("confirmAdd"), add)}>
          {t("add")}
        </Button>
      }
    >
      {passkeys.length > 0 ? (
        <Rows>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </Rows>
      ) : null}
    </Section>
  );
}

function useAddPasskey() {
  const t = useTranslations("account.passkeys");
  const device = useTranslations("common.device");
  const refusal = useRefusal();
  const utils = trpc.useUtils();
  const [pending, setPending] = useState(false);
  const add = async () => {
    setPending(true);
    const name = nameDevice(navigator.userAgent, device);
    const error = await passkeyClient()
      .then((client) => client.add({ name }))
      .then((answer) => answer?.error ?? null)
      .catch(() => ({ status: 0 }));
    setPending(false);
    if (error) return toastError(refusal(error));
    toastSuccess(t("added"));
    await utils.account.methods.invalidate();
  };
  return { add, pending };
}

function useRefusal() {
  const t = useTranslations("account.passkeys");
  const explain = useExplain();
  return ({ code, status }: { code?: string; status?: number }): string => {
    if (code === "NOT_CONFIRMED" || status === 0) return explain({ code, status: status ?? 0 });
    return t(code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED" ? "known" : "notAdded");
  };
}

function PasskeyRow({ passkey: { id, name, addedAt, synced } }: { passkey: Passkey }) {
  const t = useTranslations("account.passkeys");
  const { timeAgo } = useDates();
  const { confirmed } = useIdentity();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const remove = trpc.account.removePasskey.useMutation({
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => {
      setAsking(false);
      return utils.account.methods.invalidate();
    },
  });
  const shown = name ?? t("unnamed");
  return (
    <Row
      icon={<KeyRound aria-hidden />}
      title={
        <>
          <PasskeyName id={id} name={shown} />
          {synced ? <Badge variant="outline">{t("synced")}</Badge> : null}
        </>
      }
      meta={addedAt ? t("addedAgo", { ago: timeAgo(addedAt) }) : undefined}
    >
      <Button
        variant="ghost"
        size="sm"
        aria-label={t("removeLabel", { name: shown })}
        onClick={() => confirmed(t("confirmRemove", { name: shown }), () => setAsking(true))}
      >
        {t("remove")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("removeTitle", { name: shown })}
        description={t("removeText")}
        action={t("removeAction")}
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      />
    </Row>
  );
}

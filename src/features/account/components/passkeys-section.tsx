"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { usePreload } from "@/components/use-preload";
import { timeAgo } from "@/lib/dates";
import { explain } from "@/trpc/auth-answer";
import { passkeyClient } from "@/trpc/auth-client";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { nameDevice } from "./device";
import { useIdentity } from "./identity";
import { PasskeyName } from "./passkey-name";
import { Row, Rows, Section } from "./section";

type Passkey = RouterOutputs["account"]["methods"]["passkeys"][number];

/** Passkeys: added by the device itself, named, removed. */
export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { confirmed } = useIdentity();
  const { add, pending } = useAddPasskey();
  usePreload(passkeyClient);
  return (
    <Section
      title="Passkeys"
      description="Sign in with your fingerprint, face or device PIN. No password, no code."
      action={
        <Button variant="outline" pending={pending} onClick={() => confirmed("Add a passkey", add)}>
          Add passkey
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
  const utils = trpc.useUtils();
  const [pending, setPending] = useState(false);
  const add = async () => {
    setPending(true);
    const name = nameDevice(navigator.userAgent);
    const error = await passkeyClient()
      .then((client) => client.add({ name }))
      .then((answer) => answer?.error ?? null)
      .catch(() => ({ status: 0 }));
    setPending(false);
    if (error) return toastError(refusal(error));
    toastSuccess("Passkey added");
    await utils.account.methods.invalidate();
  };
  return { add, pending };
}

function refusal(error: { code?: string; status?: number }): string {
  if (error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "This device has a passkey already.";
  if (error.code === "NOT_CONFIRMED" || error.status === 0)
    return explain({ code: error.code, status: error.status ?? 0 });
  return "No passkey was added.";
}

function PasskeyRow({ passkey: { id, name, addedAt, synced } }: { passkey: Passkey }) {
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
  const shown = name ?? "Passkey";
  return (
    <Row
      icon={<KeyRound aria-hidden />}
      title={
        <>
          <PasskeyName id={id} name={shown} />
          {synced ? <Badge variant="outline">Synced</Badge> : null}
        </>
      }
      meta={addedAt ? `Added ${timeAgo(addedAt)}` : undefined}
    >
      <Button
        variant="ghost"
        size="sm"
        aria-label={`Remove ${shown}`}
        onClick={() => confirmed(`Remove “${shown}”`, () => setAsking(true))}
      >
        Remove
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove “${shown}”?`}
        description="It signs you in no longer. Delete it on the device as well."
        action="Remove passkey"
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      />
    </Row>
  );
}

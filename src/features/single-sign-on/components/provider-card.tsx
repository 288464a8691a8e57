"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { CopyLine } from "./copy-line";
import { ProviderCheck } from "./provider-check";
import { ProviderOptions } from "./provider-options";
import { SecretDialog } from "./secret-dialog";

export type Provider = RouterOutputs["singleSignOn"]["list"][number];

const kinds = { oidc: "OpenID Connect", saml: "SAML" } as const;

/** One provider: whether it works, what its administrator needs to know, and what it means for members. */
export function ProviderCard({ provider }: { provider: Provider }) {
  const t = useTranslations("signOn");
  const { domain, domainVerified, kind, issuer, clientId, addresses } = provider;
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="rounded-lg border">
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3">
        <h2 id={heading} className="min-w-0 break-words font-semibold text-body">
          {domain}
        </h2>
        <Badge variant="outline">{kinds[kind]}</Badge>
        {domainVerified ? (
          <Badge variant="success">{t("state.inUse")}</Badge>
        ) : (
          <Badge variant="warning">{t("state.notVerified")}</Badge>
        )}
      </div>
      <div className="grid divide-y *:px-4 *:py-4">
        <ProviderCheck provider={provider} />
        <dl className="grid gap-2">
          <CopyLine name={kind === "oidc" ? "issuer" : "entityId"} value={issuer} />
          {clientId ? <CopyLine name="clientId" value={clientId} /> : null}
          <CopyLine name={kind === "oidc" ? "callback" : "acs"} value={addresses.callback} />
          {addresses.entityId ? <CopyLine name="ourEntityId" value={addresses.entityId} /> : null}
        </dl>
        <ProviderOptions provider={provider} />
        <Actions provider={provider} />
      </div>
    </section>
  );
}

function Actions({ provider: { id, kind, domain } }: { provider: Provider }) {
  const t = useTranslations("signOn");
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"secret" | "remove" | null>(null);
  const remove = trpc.singleSignOn.remove.useMutation({
    onError: (error) => toastError(describeError(error).message),
    onSettled: () => {
      setAsking(null);
      return utils.singleSignOn.list.invalidate();
    },
  });
  const onOpenChange = (open: boolean) => (open ? undefined : setAsking(null));
  return (
    <div className="flex flex-wrap gap-2">
      {kind === "oidc" ? (
        <Button variant="outline" onClick={() => setAsking("secret")}>
          {t("secret.replace")}
        </Button>
      ) : null}
      <Button variant="ghost" onClick={() => setAsking("remove")}>
        {t("remove.action")}
      </Button>
      <SecretDialog id={id} open={asking === "secret"} onOpenChange={onOpenChange} />
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={onOpenChange}
        title={t("remove.question", { domain })}
        description={t("remove.text")}
        action={t("remove.action")}
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      />
    </div>
  );
}

"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { CopyLine } from "./copy-line";
import type { Provider } from "./provider-card";

/** The record that proves the domain, until it is proven; then when it was looked at last. */
export function ProviderCheck({ provider }: { provider: Provider }) {
  const t = useTranslations("signOn.check");
  const { timeAgo } = useDates();
  const { id, domain, domainVerified, record, checkedAt, addresses } = provider;
  const utils = trpc.useUtils();
  const check = trpc.singleSignOn.check.useMutation({
    onSettled: () => utils.singleSignOn.list.invalidate(),
  });
  return (
    <div className="grid gap-3">
      {domainVerified ? (
        <>
          <p className="text-dense text-muted-foreground">{t("tryIt", { domain })}</p>
          <dl>
            <CopyLine name="signIn" value={addresses.signIn} />
          </dl>
        </>
      ) : (
        <>
          <p className="text-dense text-muted-foreground">{t("prove", { domain })}</p>
          <dl className="grid gap-2">
            <CopyLine name="recordName" value={record.name} />
            <CopyLine name="recordValue" value={record.value} />
          </dl>
        </>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={domainVerified ? "outline" : "default"}
          pending={check.isPending}
          onClick={() => check.mutate({ id })}
        >
          {t("now")}
        </Button>
        {checkedAt ? (
          <span className="text-meta text-muted-foreground">{t("checked", { ago: timeAgo(checkedAt) })}</span>
        ) : null}
      </div>
      <FormError message={check.error ? describeError(check.error).message : undefined} />
      {check.data ? <Found found={check.data.found} provider={provider} /> : null}
    </div>
  );
}

type FoundProps = { found: RouterOutputs["singleSignOn"]["check"]["found"]; provider: Provider };

function Found({ found, provider: { kind, record, issuer } }: FoundProps) {
  const t = useTranslations("signOn.check");
  return (
    <div role="status">
      <ul className="grid gap-1.5">
        <Line good={found.record}>{found.record ? t("record") : t("noRecord", { name: record.name })}</Line>
        {kind === "oidc" ? (
          <Line good={found.provider}>{found.provider ? t("provider") : t("noProvider", { issuer })}</Line>
        ) : null}
      </ul>
    </div>
  );
}

function Line({ good, children }: { good: boolean; children: React.ReactNode }) {
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <li className="flex gap-2 text-dense">
      <Icon
        aria-hidden
        className={good ? "mt-0.5 size-4 shrink-0 text-success" : "mt-0.5 size-4 shrink-0 text-warning"}
      />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

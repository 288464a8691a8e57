"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDates } from "@/components/use-dates";
import { providerNames } from "@/domain/account";
import { answerOf } from "@/trpc/auth-answer";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { useExplain } from "@/trpc/use-explain";
import { useIdentity } from "./identity";
import { Row, Rows, Section } from "./section";

type Linked = RouterOutputs["account"]["methods"]["linked"][number];
const nameOf = (provider: string) =>
  Object.entries(providerNames).find(([id]) => id === provider)?.[1] ?? "Single sign-on";

/** Accounts elsewhere that sign in here; absent where none is set up and none connected. */
export function ProvidersSection({ linked }: { linked: readonly Linked[] }) {
  const t = useTranslations("account.providers");
  const { data } = trpc.session.methods.useQuery();
  const free = (data?.providers ?? []).filter((each) => !linked.some(({ provider }) => provider === each));
  if (free.length === 0 && linked.length === 0) return null;
  return (
    <Section title={t("title")} description={t("text")}>
      <Rows>
        {linked.map((each) => (
          <LinkedRow key={each.id} linked={each} />
        ))}
        {free.map((provider) => (
          <FreeRow key={provider} provider={provider} />
        ))}
      </Rows>
    </Section>
  );
}

function LinkedRow({ linked: { id, provider, linkedAt } }: { linked: Linked }) {
  const t = useTranslations("account.providers");
  const { timeAgo } = useDates();
  const name = nameOf(provider);
  const { confirmed } = useIdentity();
  const utils = trpc.useUtils();
  const unlink = trpc.account.unlink.useMutation({
    onSuccess: () => {
      toastSuccess(t("disconnected", { provider: name }));
      return utils.account.methods.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  return (
    <Row icon={<Link2 aria-hidden />} title={name} meta={t("connectedAgo", { ago: timeAgo(linkedAt) })}>
      <Button
        variant="ghost"
        size="sm"
        pending={unlink.isPending}
        aria-label={t("disconnectFrom", { provider: name })}
        onClick={() => confirmed(t("disconnectFrom", { provider: name }), () => unlink.mutate({ id }))}
      >
        {t("disconnect")}
      </Button>
    </Row>
  );
}

type Location = { url?: string };

function FreeRow({ provider }: { provider: string }) {
  const t = useTranslations("account.providers");
  const explain = useExplain();
  const { confirmed } = useIdentity();
  const [pending, setPending] = useState(false);
  const link = async () => {
    setPending(true);
    const body = { provider, callbackURL: "/account/security", errorCallbackURL: "/account/security" };
    const { data, error } = await answerOf((client) =>
      client.$fetch<Location>("/link-social", { method: "POST", body }),
    );
    if (data?.url) return window.location.assign(data.url);
    setPending(false);
    return toastError(explain(error ?? { status: 0 }));
  };
  return (
    <Row icon={<Link2 aria-hidden />} title={nameOf(provider)}>
      <Button
        variant="outline"
        size="sm"
        pending={pending}
        aria-label={t("connectTo", { provider: nameOf(provider) })}
        onClick={() => confirmed(t("connectTo", { provider: nameOf(provider) }), link)}
      >
        {t("connect")}
      </Button>
    </Row>
  );
}

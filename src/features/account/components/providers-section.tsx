"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { providerNames } from "@/domain/account";
import { timeAgo } from "@/lib/dates";
import { answerOf, explain } from "@/trpc/auth-answer";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { useIdentity } from "./identity";
import { Row, Rows, Section } from "./section";

type Linked = RouterOutputs["account"]["methods"]["linked"][number];
const nameOf = (provider: string) =>
  Object.entries(providerNames).find(([id]) => id === provider)?.[1] ?? "Single sign-on";

/** Accounts elsewhere that sign in here; absent where none is set up and none connected. */
export function ProvidersSection({ linked }: { linked: readonly Linked[] }) {
  const { data } = trpc.session.methods.useQuery();
  const free = (data?.providers ?? []).filter((each) => !linked.some(({ provider }) => provider === each));
  if (free.length === 0 && linked.length === 0) return null;
  return (
    <Section title="Connected accounts" description="Sign in with an account that you have elsewhere.">
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
  const { confirmed } = useIdentity();
  const utils = trpc.useUtils();
  const unlink = trpc.account.unlink.useMutation({
    onSuccess: () => {
      toastSuccess(`${nameOf(provider)} is disconnected`);
      return utils.account.methods.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  return (
    <Row icon={<Link2 aria-hidden />} title={nameOf(provider)} meta={`Connected ${timeAgo(linkedAt)}`}>
      <Button
        variant="ghost"
        size="sm"
        pending={unlink.isPending}
        aria-label={`Disconnect ${nameOf(provider)}`}
        onClick={() => confirmed(`Disconnect ${nameOf(provider)}`, () => unlink.mutate({ id }))}
      >
        Disconnect
      </Button>
    </Row>
  );
}

type Location = { url?: string };

function FreeRow({ provider }: { provider: string }) {
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
        aria-label={`Connect ${nameOf(provider)}`}
        onClick={() => confirmed(`Connect ${nameOf(provider)}`, link)}
      >
        Connect
      </Button>
    </Row>
  );
}

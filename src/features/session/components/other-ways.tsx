"use client";

import { Building2, KeyRound, Mail, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { providerNames, type SocialProvider } from "@/domain/account";
import { failureOf } from "@/trpc/auth-answer";
import { procedures, useFailure } from "@/trpc/call";
import { useExplain } from "@/trpc/use-explain";
import { rememberMethod } from "./last-method";
import { MethodButton } from "./method-button";
import { usePasskeySignIn } from "./use-passkey";

type Props = {
  next: string | null;
  providers: readonly SocialProvider[];
  onStep: (step: "link" | "company") => void;
};

/** The ways in besides address and password, each one button. */
export function OtherWays({ next, providers, onStep }: Props) {
  const t = useTranslations("session.ways");
  const passkey = usePasskeySignIn(next);
  const [failure, setFailure] = useState<string>();
  return (
    <div className="grid gap-2">
      <p className="flex items-center gap-3 text-meta text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t("or")}
      </p>
      <FormError message={passkey.failure ?? failure} />
      <MethodButton method="passkey" pending={passkey.pending} onClick={passkey.signIn}>
        <KeyRound aria-hidden /> {t("passkey")}
      </MethodButton>
      <MethodButton method="link" onClick={() => onStep("link")}>
        <Mail aria-hidden /> {t("link")}
      </MethodButton>
      <MethodButton method="company" onClick={() => onStep("company")}>
        <Building2 aria-hidden /> {t("company")}
      </MethodButton>
      {providers.map((provider) => (
        <ProviderButton key={provider} provider={provider} next={next} onFailure={setFailure} />
      ))}
      <TryOut onFailure={setFailure} />
    </div>
  );
}

type Told = { onFailure: (message: string | undefined) => void };
type ProviderProps = Told & { provider: SocialProvider; next: string | null };

function ProviderButton({ provider, next, onFailure }: ProviderProps) {
  const t = useTranslations("session.ways");
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  const signIn = async () => {
    setPending(true);
    onFailure(undefined);
    const failure = await failureOf((client) =>
      client.signIn.social({ provider, callbackURL: next ?? "/", errorCallbackURL: "/sign-in" }),
    );
    if (!failure) return rememberMethod(provider);
    setPending(false);
    onFailure(explain(failure));
  };
  return (
    <MethodButton method={provider} pending={pending} onClick={signIn}>
      {t("provider", { provider: providerNames[provider] })}
    </MethodButton>
  );
}

function TryOut({ onFailure }: Told) {
  const t = useTranslations("session.ways");
  const failureOfCall = useFailure();
  const [pending, setPending] = useState(false);
  const tryOut = async () => {
    setPending(true);
    onFailure(undefined);
    const { client } = await procedures();
    try {
      const { slug } = await client.session.tryOut.mutate();
      window.location.assign(`/o/${slug}`);
    } catch (error) {
      setPending(false);
      onFailure((await failureOfCall(error)).message);
    }
  };
  return (
    <Button variant="ghost" size="lg" pending={pending} onClick={tryOut}>
      <Sparkles aria-hidden /> {t("tryOut")}
    </Button>
  );
}

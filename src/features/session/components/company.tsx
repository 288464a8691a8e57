"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { Button } from "@/components/ui/button";
import { usePreload } from "@/components/use-preload";
import { procedures, useFailure } from "@/trpc/call";
import { AddressForm, type Refusal } from "./address-form";
import { rememberMethod } from "./last-method";

type Props = { next: string | null; email?: string; onBack: () => void };

/** Asks for the address that says which company somebody signs in with. */
export function Company({ next, email, onBack }: Props) {
  const t = useTranslations("session");
  const failure = useFailure();
  usePreload(procedures);
  const [leaving, setLeaving] = useState(false);
  const leave = async (address: string): Promise<Refusal | null> => {
    const { client } = await procedures();
    try {
      const { url } = await client.singleSignOn.start.mutate({ email: address, next });
      setLeaving(true);
      rememberMethod("company");
      window.location.assign(url);
      return null;
    } catch (error) {
      const { code, message } = await failure(error);
      return { field: code === "NOT_FOUND" ? "email" : "root", message };
    }
  };
  return (
    <AuthFrame
      title={t("company.title")}
      description={t("company.description")}
      footer={
        <Button variant="link" className="h-8 px-0" onClick={onBack}>
          {t("actions.back")}
        </Button>
      }
    >
      <AddressForm
        label={t("company.email")}
        submitLabel={t("company.continue")}
        email={email}
        pending={leaving}
        submit={leave}
      />
    </AuthFrame>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { onDemand } from "@/components/on-demand";
import { FormError } from "@/components/ui/form-error";
import type { SocialProvider } from "@/domain/account";
import { withQuery } from "@/lib/paths";
import { OtherWays } from "./other-ways";
import { SignInForm } from "./sign-in-form";
import { TextLink } from "./text-link";

type Props = {
  next: string | null;
  email?: string;
  providers: readonly SocialProvider[];
  refusal?: string;
  company?: boolean;
};
type Step = { name: "start" | "second-factor" | "link" | "company" } | { name: "unconfirmed"; email: string };

const always = () => true;
const CheckMail = onDemand(() => import("./check-mail").then((module) => module.CheckMail), always);
const LinkByMail = onDemand(() => import("./link-by-mail").then((module) => module.LinkByMail), always);
const Company = onDemand(() => import("./company").then((module) => module.Company), always);
const SecondFactor = onDemand(() => import("./second-factor").then((module) => module.SecondFactor), always);

const start: Step = { name: "start" };

export function SignIn({ next, email, providers, refusal, company = false }: Props) {
  const t = useTranslations("session");
  const [step, setStep] = useState<Step>(company ? { name: "company" } : start);
  const back = () => setStep(start);
  switch (step.name) {
    case "unconfirmed":
      return (
        <CheckMail
          title={t("signIn.unconfirmed")}
          email={step.email}
          next={next ?? "/"}
          onBack={back}
          backLabel={t("actions.back")}
        />
      );
    case "second-factor":
      return <SecondFactor next={next} onBack={back} />;
    case "link":
      return <LinkByMail next={next} email={email} onBack={back} />;
    case "company":
      return <Company next={next} email={email} onBack={back} />;
    case "start":
      return (
        <AuthFrame
          title={t("signIn.title")}
          footer={
            <p>
              {t.rich("signIn.newHere", {
                link: (text) => <TextLink href={withQuery("/sign-up", { next, email })}>{text}</TextLink>,
              })}
            </p>
          }
        >
          <FormError message={refusal} />
          <SignInForm
            next={next}
            email={email}
            onUnconfirmed={(address) => setStep({ name: "unconfirmed", email: address })}
            onSecondFactor={() => setStep({ name: "second-factor" })}
          />
          <OtherWays next={next} providers={providers} onStep={(name) => setStep({ name })} />
        </AuthFrame>
      );
  }
}

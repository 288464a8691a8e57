"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth-frame";
import { buttonVariants } from "@/components/ui/button";
import { type Me, type Membership, OrganizationProvider } from "@/trpc/organization";
import { TrpcProvider } from "@/trpc/react";

type Props = {
  me: Me;
  organization: Membership;
  title: string;
  description: string;
  /** Which of the steps this is. */
  step: 2 | 3;
  next: { href: string; label: string };
  children: ReactNode;
};

/** One of the steps after an organization was created; each can be left out. */
export function OnboardingStep({ me, organization, title, description, step, next, children }: Props) {
  const t = useTranslations("organizations.onboarding");
  return (
    <TrpcProvider organizationId={organization.id}>
      <OrganizationProvider organization={organization} me={me} role={organization.role}>
        <AuthFrame
          focusTitle
          title={title}
          description={description}
          footer={
            <div className="flex items-center gap-3 border-t pt-4">
              <p className="flex-1">{t("step", { step, steps: 3 })}</p>
              <Link href={next.href} className={buttonVariants({ variant: "ghost", size: "sm" })}>
                {next.label}
              </Link>
            </div>
          }
        >
          {children}
        </AuthFrame>
      </OrganizationProvider>
    </TrpcProvider>
  );
}

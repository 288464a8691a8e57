"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AuthFrame } from "@/components/auth-frame";
import { Button, buttonVariants } from "@/components/ui/button";
import { trialDays } from "@/domain/plans";
import { withQuery } from "@/lib/paths";
import { useSignOut } from "@/trpc/use-sign-out";
import { CreateOrganizationForm } from "./create-organization-form";
import { RestorableOrganizations } from "./restorable-organizations";

type Props = { email: string; first: boolean };

/** The first organization, another one, or one brought back from the trash. */
export function Onboarding({ email, first }: Props) {
  const t = useTranslations("organizations.onboarding");
  const router = useRouter();
  const signOut = useSignOut();
  const enter = (slug: string) => router.push(`/o/${slug}`);
  const goOn = (slug: string) =>
    router.push(first ? withQuery("/onboarding", { organization: slug, step: "invite" }) : `/o/${slug}`);
  return (
    <AuthFrame
      title={t(first ? "first" : "another")}
      description={t("text", { days: trialDays })}
      footer={
        <div className="flex flex-wrap items-center gap-x-3 border-t pt-4">
          <p className="min-w-0 flex-1 truncate" title={email}>
            {t("signedInAs", { email })}
          </p>
          {first ? null : (
            <Link href="/" className={buttonVariants({ variant: "ghost", size: "sm" })}>
              {t("back")}
            </Link>
          )}
          <Button variant="ghost" size="sm" onClick={signOut}>
            {t("signOut")}
          </Button>
        </div>
      }
    >
      <CreateOrganizationForm onCreated={({ slug }) => goOn(slug)} />
      <RestorableOrganizations onRestored={enter} />
    </AuthFrame>
  );
}

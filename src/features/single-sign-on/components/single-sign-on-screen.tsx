"use client";

import { Building2, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/page-header";
import { Button, buttonVariants } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState, ForbiddenState } from "@/components/ui/states";
import { signOnLimits } from "@/domain/single-sign-on";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { AddProviderDialog } from "./add-provider-dialog";
import { ProviderCard } from "./provider-card";

/** The identity providers of an organization, for its owners. */
export function SingleSignOnScreen() {
  const t = useTranslations("signOn");
  const { organization, may } = useOrganization();
  const settings = `/o/${organization.slug}/settings#single-sign-on`;
  return (
    <>
      <p className="px-4 pt-3 text-dense md:px-6">
        <Link href={settings} className="text-muted-foreground hover:text-foreground">
          {t("settings")}
        </Link>
      </p>
      {may("sso:manage") ? <Providers /> : <ForOwners />}
    </>
  );
}

function ForOwners() {
  const t = useTranslations("signOn");
  return (
    <>
      <PageHeader title={t("title")} />
      <ForbiddenState>{t("forbidden")}</ForbiddenState>
    </>
  );
}

function Providers() {
  const t = useTranslations("signOn");
  const [adding, setAdding] = useState(false);
  const providers = trpc.singleSignOn.list.useQuery();
  const subscription = trpc.subscriptions.current.useQuery();
  const included = subscription.data?.plan.singleSignOn ?? false;
  const count = providers.data?.length ?? 0;
  const add = (
    <Button onClick={() => setAdding(true)} disabled={!included || count >= signOnLimits.providers}>
      <Plus aria-hidden /> {t("add")}
    </Button>
  );
  const retry = () => void Promise.all([providers.refetch(), subscription.refetch()]);
  const error = providers.error ?? subscription.error;
  return (
    <>
      <PageHeader title={t("title")} action={count > 0 ? add : null} />
      {error ? (
        <ErrorState {...describeError(error)} onRetry={retry} />
      ) : providers.data && subscription.data ? (
        <div className="grid max-w-3xl gap-6 px-4 pb-12 md:px-6">
          {providers.data.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} />
          ))}
          {count === 0 ? <FirstProvider included={included} add={add} /> : null}
        </div>
      ) : (
        <Loading />
      )}
      <AddProviderDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}

function FirstProvider({ included, add }: { included: boolean; add: React.ReactNode }) {
  const t = useTranslations("signOn");
  const { organization } = useOrganization();
  const upgrade = (
    <Link href={`/o/${organization.slug}/billing`} className={buttonVariants()}>
      {t("plan.compare")}
    </Link>
  );
  return (
    <EmptyState
      icon={Building2}
      title={t(included ? "none.title" : "plan.title")}
      action={included ? add : upgrade}
    >
      {t(included ? "none.text" : "plan.text")}
    </EmptyState>
  );
}

function Loading() {
  const t = useTranslations("signOn");
  return (
    <div role="status" aria-label={t("loading")} className="grid max-w-3xl gap-4 px-4 md:px-6">
      <Skeleton className="h-40" />
    </div>
  );
}

"use client";

import { ArrowLeft, Building2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { Meter } from "@/components/ui/meter";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { formatBytes } from "@/lib/format-bytes";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { OrganizationActions } from "./organization-actions";
import { OrganizationFacts } from "./organization-facts";
import { OrganizationState } from "./organization-state";

export type Organization = RouterOutputs["admin"]["organizations"]["get"];
type Props = { id: string; children: ReactNode };

/** One organization as an operator sees it; below stands what happened in it. */
export function OrganizationDetails({ id, children }: Props) {
  const t = useTranslations("adminOrganizations");
  const organization = trpc.admin.organizations.get.useQuery({ id }, { staleTime: 0 });
  return (
    <>
      <Link
        href="/admin/organizations"
        className="inline-flex items-center gap-1.5 rounded-sm px-4 pt-3 text-dense text-muted-foreground hover:text-foreground md:px-6"
      >
        <ArrowLeft aria-hidden className="size-4" /> {t("back")}
      </Link>
      {organization.error ? (
        <Failure error={organization.error} onRetry={() => organization.refetch()}>
          {children}
        </Failure>
      ) : organization.data ? (
        <Loaded organization={organization.data}>{children}</Loaded>
      ) : (
        <ListSkeleton rows={6} />
      )}
    </>
  );
}

/** Of what was deleted for ever the log still tells. */
function Failure({ error, onRetry, children }: { error: unknown; onRetry: () => void; children: ReactNode }) {
  const t = useTranslations("adminOrganizations.gone");
  const described = describeError(error);
  if (described.code !== "NOT_FOUND") return <ErrorState {...described} onRetry={onRetry} />;
  return (
    <>
      <EmptyState icon={Building2} title={t("title")}>
        {t("text")}
      </EmptyState>
      {children}
    </>
  );
}

function Loaded({ organization, children }: { organization: Organization; children: ReactNode }) {
  return (
    <>
      <PageHeader
        title={organization.name}
        meta={<OrganizationState of={organization} />}
        action={<OrganizationActions organization={organization} />}
      />
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 px-4 pb-8 md:px-6 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <Usage organization={organization} />
        <OrganizationFacts organization={organization} />
      </div>
      {children}
    </>
  );
}

function Usage({ organization: { members, todos, storage, limits } }: { organization: Organization }) {
  const t = useTranslations("adminOrganizations");
  const { number } = useFormatter();
  const locale = useLocale();
  const size = (bytes: number) => formatBytes(bytes, locale);
  const meters = [
    { label: t("column.members"), value: members, max: limits.members, told: number },
    { label: t("column.todos"), value: todos, max: limits.todos, told: number },
    { label: t("column.storage"), value: storage, max: limits.storage, told: size },
  ];
  return (
    <section aria-labelledby="usage" className="grid content-start gap-4">
      <h2 id="usage" className="font-semibold text-body">
        {t("usage")}
      </h2>
      {meters.map(({ told, ...meter }) => (
        <Meter
          key={meter.label}
          {...meter}
          detail={t("of", { used: told(meter.value), limit: told(meter.max) })}
        />
      ))}
    </section>
  );
}

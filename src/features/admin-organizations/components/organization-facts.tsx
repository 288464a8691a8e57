"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { useDates } from "@/components/use-dates";
import { planIds, plans } from "@/domain/plans";
import type { Organization } from "./organization-details";

export function OrganizationFacts({ organization }: { organization: Organization }) {
  const t = useTranslations("adminOrganizations");
  const { format, fullTime } = useDates();
  const { slug, plan, bought, status, trialEnd, graceEnd, cancelAt, createdAt, deletedAt, purgedAt } =
    organization;
  const chosen = planIds.find((each) => each === bought);
  const date = (instant: string | null) =>
    instant ? <span title={fullTime(instant)}>{format(instant, "date")}</span> : null;
  const facts: [string, ReactNode][] = [
    [t("fact.address"), <code key="slug">/o/{slug}</code>],
    [t("fact.plan"), plans[plan].name],
    [t("fact.bought"), chosen && chosen !== plan ? plans[chosen].name : null],
    [t("fact.subscription"), status ? t(`status.${status}`) : null],
    [t("fact.trialEnd"), status === "trialing" ? date(trialEnd) : null],
    [t("fact.paymentDue"), status === "past_due" ? date(graceEnd) : null],
    [t("fact.ends"), date(cancelAt)],
    [t("fact.created"), date(createdAt)],
    [t("fact.deleted"), date(deletedAt)],
    [t("fact.purged"), date(purgedAt)],
    [t("fact.id"), <code key="id">{organization.id}</code>],
  ];
  return (
    <section aria-labelledby="facts" className="grid content-start gap-3">
      <h2 id="facts" className="font-semibold text-body">
        {t("facts")}
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-dense">
        {facts.map(([label, value]) => (value ? <Fact key={label} label={label} value={value} /> : null))}
        <Fact label={t("owners")} value={<Owners of={organization} />} />
      </dl>
    </section>
  );
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0 wrap-anywhere [&_code]:font-mono [&_code]:text-meta">{value}</dd>
    </>
  );
}

function Owners({ of: { owners } }: { of: Organization }) {
  const t = useTranslations("adminOrganizations");
  if (owners.length === 0) return t("noOwners");
  return (
    <ul className="grid gap-1.5">
      {owners.map(({ id, name, email }) => (
        <li key={id} className="flex items-start gap-2">
          <Avatar name={name} seed={id} size="xs" />
          <span className="min-w-0">
            <Link href={`/admin/users?user=${id}`} className="rounded-sm font-medium hover:underline">
              {name}
            </Link>
            <span className="block break-all text-meta text-muted-foreground">{email}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

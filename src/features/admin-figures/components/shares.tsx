"use client";

import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { ShareBars } from "@/components/share-bars";
import { plans } from "@/domain/plans";
import { formatBytes } from "@/lib/format-bytes";
import { Section } from "./day-charts";
import type { Stats } from "./figure-cards";

/** Live organizations by the plan that counts for them. */
export function ByPlan({ stats }: { stats: Stats }) {
  const t = useTranslations("adminFigures");
  const { number } = useFormatter();
  const rows = stats.plans.map(({ plan, count }) => ({
    key: plan,
    label: (
      <Link href={`/admin/organizations?plan=${plan}&state=live`} className="rounded-sm hover:underline">
        {plans[plan].name}
      </Link>
    ),
    value: count,
    text: number(count),
  }));
  return (
    <Section title={t("plans")}>
      <ShareBars rows={rows} />
    </Section>
  );
}

export function Largest({ stats }: { stats: Stats }) {
  const t = useTranslations("adminFigures");
  const locale = useLocale();
  const rows = stats.largest.map(({ id, name, bytes }) => ({
    key: id,
    label: (
      <Link href={`/admin/organizations/${id}`} className="rounded-sm hover:underline">
        {name}
      </Link>
    ),
    value: bytes,
    text: formatBytes(bytes, locale),
  }));
  return (
    <Section title={t("largest")}>
      {rows.length > 0 ? (
        <ShareBars rows={rows} />
      ) : (
        <p className="text-dense text-muted-foreground">{t("noFiles")}</p>
      )}
    </Section>
  );
}

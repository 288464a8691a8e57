"use client";

import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { useDates } from "@/components/use-dates";
import { plans } from "@/domain/plans";
import { formatBytes } from "@/lib/format-bytes";
import { type Listed, OrganizationState } from "./organization-state";

const figure = "hidden text-right tabular-nums whitespace-nowrap sm:table-cell";

export function OrganizationTable({ items, busy }: { items: Listed[]; busy: boolean }) {
  const t = useTranslations("adminOrganizations.column");
  return (
    <Table aria-busy={busy}>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("name")}</TableHead>
          <TableHead>{t("plan")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("state")}</TableHead>
          <TableHead className={figure}>{t("members")}</TableHead>
          <TableHead className={figure}>{t("todos")}</TableHead>
          <TableHead className="hidden text-right lg:table-cell">{t("storage")}</TableHead>
          <TableHead className="hidden lg:table-cell">{t("created")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <Row key={each.id} organization={each} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ organization }: { organization: Listed }) {
  const t = useTranslations("adminOrganizations");
  const { number } = useFormatter();
  const { format } = useDates();
  const locale = useLocale();
  const { id, name, slug, plan, members, todos, storage, limits, createdAt } = organization;
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 sm:w-2/5 md:pl-6">
        <Link
          href={`/admin/organizations/${id}`}
          title={name}
          className="block truncate rounded-sm font-medium hover:underline"
        >
          {name}
        </Link>
        <p className="truncate font-mono text-meta text-muted-foreground">{slug}</p>
        <p className="pt-1 empty:hidden md:hidden">
          <OrganizationState of={organization} />
        </p>
      </TableCell>
      <TableCell>{plans[plan].name}</TableCell>
      <TableCell className="hidden md:table-cell">
        <OrganizationState of={organization} />
      </TableCell>
      <TableCell className={figure}>{number(members)}</TableCell>
      <TableCell className={figure}>{number(todos)}</TableCell>
      <TableCell className="hidden whitespace-nowrap text-right tabular-nums lg:table-cell">
        {t("of", { used: formatBytes(storage, locale), limit: formatBytes(limits.storage, locale) })}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums lg:table-cell">
        {format(createdAt, "date")}
      </TableCell>
    </TableRow>
  );
}

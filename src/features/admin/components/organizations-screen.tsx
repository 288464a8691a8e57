"use client";

import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { AdminSearch, useAdminSearch } from "./admin-search";

type Organization = RouterOutputs["admin"]["organizations"]["list"]["items"][number];

export function OrganizationsScreen() {
  const t = useTranslations("admin");
  const [search, setSearch] = useAdminSearch();
  const organizations = trpc.admin.organizations.list.useInfiniteQuery(
    { search: search.trim() || undefined },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (previous) => previous },
  );
  const items = organizations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("nav.organizations")} />
      <AdminSearch
        label={t("organizations.search")}
        value={search}
        onChange={(value) => void setSearch(value)}
      />
      {organizations.isPending ? (
        <ListSkeleton />
      ) : organizations.error ? (
        <ErrorState {...describeError(organizations.error)} onRetry={() => organizations.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={Building2} title={t("organizations.none")}>
          {t("noMatch", { search })}
        </EmptyState>
      ) : (
        <OrganizationTable items={items} />
      )}
      <LoadMore query={organizations} />
    </>
  );
}

function OrganizationTable({ items }: { items: Organization[] }) {
  const t = useTranslations("admin.organizations");
  const dates = useDates();
  return (
    <Table>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("name")}</TableHead>
          <TableHead>{t("address")}</TableHead>
          <TableHead>{t("plan")}</TableHead>
          <TableHead className="text-right">{t("members")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("created")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <TableRow key={each.id}>
            <TableCell className="font-medium md:pl-6">
              <span className="flex items-center gap-2">
                {each.name} {each.deletedAt ? <Badge variant="destructive">{t("deleted")}</Badge> : null}
              </span>
            </TableCell>
            <TableCell className="font-mono text-meta text-muted-foreground">{each.slug}</TableCell>
            <TableCell>{each.plan}</TableCell>
            <TableCell className="text-right tabular-nums">{each.members}</TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums md:table-cell">
              {dates.format(each.createdAt, "date")}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { OrganizationFilterBar } from "./organization-filter-bar";
import { OrganizationTable } from "./organization-table";
import { useOrganizationFilters } from "./use-organization-filters";

export function OrganizationsScreen() {
  const t = useTranslations("adminOrganizations");
  const { input, ...filter } = useOrganizationFilters();
  const organizations = trpc.admin.organizations.list.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = organizations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("title")} />
      <OrganizationFilterBar {...filter} />
      {organizations.isPending ? (
        <ListSkeleton />
      ) : organizations.error && items.length === 0 ? (
        <ErrorState {...describeError(organizations.error)} onRetry={() => organizations.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={Building2}
          title={t("none")}
          action={
            filter.narrowed ? (
              <Button variant="outline" onClick={filter.clear}>
                {t("filter.clear")}
              </Button>
            ) : null
          }
        >
          {t("noMatch")}
        </EmptyState>
      ) : (
        <>
          <OrganizationTable items={items} busy={organizations.isPlaceholderData} />
          <LoadMore query={organizations} />
        </>
      )}
    </>
  );
}

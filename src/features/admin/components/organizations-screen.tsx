"use client";

import { format, parseISO } from "date-fns";
import { Building2 } from "lucide-react";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { AdminSearch, useAdminSearch } from "./admin-search";

type Organization = RouterOutputs["admin"]["organizations"]["list"]["items"][number];

export function OrganizationsScreen() {
  const [search, setSearch] = useAdminSearch();
  const organizations = trpc.admin.organizations.list.useInfiniteQuery(
    { search: search.trim() || undefined },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (previous) => previous },
  );
  const items = organizations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title="Organizations" />
      <AdminSearch label="Search organizations" value={search} onChange={(value) => void setSearch(value)} />
      {organizations.isPending ? (
        <ListSkeleton />
      ) : organizations.error ? (
        <ErrorState {...describeError(organizations.error)} onRetry={() => organizations.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={Building2} title="No organization matches">
          No name or address contains “{search}”.
        </EmptyState>
      ) : (
        <OrganizationTable items={items} />
      )}
      <LoadMore query={organizations} />
    </>
  );
}

function OrganizationTable({ items }: { items: Organization[] }) {
  return (
    <Table>
      <thead>
        <tr>
          <TableHead className="md:pl-6">Name</TableHead>
          <TableHead>Address</TableHead>
          <TableHead>Plan</TableHead>
          <TableHead className="text-right">Members</TableHead>
          <TableHead className="hidden md:table-cell">Created</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <TableRow key={each.id}>
            <TableCell className="font-medium md:pl-6">
              <span className="flex items-center gap-2">
                {each.name} {each.deletedAt ? <Badge variant="destructive">Deleted</Badge> : null}
              </span>
            </TableCell>
            <TableCell className="font-mono text-meta text-muted-foreground">{each.slug}</TableCell>
            <TableCell>{each.plan}</TableCell>
            <TableCell className="text-right tabular-nums">{each.members}</TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums md:table-cell">
              {format(parseISO(each.createdAt), "d MMM yyyy")}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

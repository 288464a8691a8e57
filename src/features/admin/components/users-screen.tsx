"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { useDates } from "@/components/use-dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { AdminSearch, useAdminSearch } from "./admin-search";
import { UserPanel } from "./user-panel";
import { UserState } from "./user-state";

type User = RouterOutputs["admin"]["users"]["list"]["items"][number];

export function UsersScreen() {
  const t = useTranslations("admin");
  const [search, setSearch] = useAdminSearch();
  const [openId, setOpenId] = useQueryState("user", parseAsString);
  const users = trpc.admin.users.list.useInfiniteQuery(
    { search: search.trim() || undefined },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (previous) => previous },
  );
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("nav.users")} />
      <AdminSearch label={t("users.search")} value={search} onChange={(value) => void setSearch(value)} />
      {users.isPending ? (
        <ListSkeleton />
      ) : users.error ? (
        <ErrorState {...describeError(users.error)} onRetry={() => users.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={Users} title={t("users.none")}>
          {t("noMatch", { search })}
        </EmptyState>
      ) : (
        <UserTable items={items} onOpen={(id) => void setOpenId(id)} />
      )}
      <LoadMore query={users} />
      <UserPanel id={openId} onClose={() => void setOpenId(null)} />
    </>
  );
}

function UserTable({ items, onOpen }: { items: User[]; onOpen: (id: string) => void }) {
  const t = useTranslations("admin.users");
  const dates = useDates();
  return (
    <Table>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("name")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("email")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("created")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((user) => (
          <TableRow key={user.id}>
            <TableCell className="md:pl-6">
              <button
                type="button"
                onClick={() => onOpen(user.id)}
                className="rounded-sm text-left font-medium hover:underline"
              >
                {user.name}
              </button>
              <p className="break-all text-meta text-muted-foreground sm:hidden">{user.email}</p>
            </TableCell>
            <TableCell className="hidden text-muted-foreground sm:table-cell">{user.email}</TableCell>
            <TableCell>
              <UserState user={user} />
            </TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted-foreground tabular-nums md:table-cell">
              {dates.format(user.createdAt, "date")}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

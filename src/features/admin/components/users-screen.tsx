"use client";

import { CircleCheck, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { ListSearch } from "@/components/list/list-search";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { useDates } from "@/components/use-dates";
import { cn } from "@/lib/utils";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { UserFilterBar, useUserFilter } from "./user-filter";
import { UserPanel } from "./user-panel";
import { UserState } from "./user-state";

const searched = parseAsString.withDefault("").withOptions({ throttleMs: 300 });

type User = RouterOutputs["admin"]["users"]["list"]["items"][number];

export function UsersScreen() {
  const t = useTranslations("admin");
  const [search, setSearch] = useQueryState("search", searched);
  const [show, setShow] = useUserFilter();
  const [openId, setOpenId] = useQueryState("user", parseAsString);
  const users = trpc.admin.users.list.useInfiniteQuery(
    { search: search.trim() || undefined, show },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (previous) => previous },
  );
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("nav.users")} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 pb-3 md:px-6">
        <ListSearch
          label={t("users.search")}
          placeholder={t("search")}
          value={search}
          onChange={(value) => void setSearch(value)}
        />
        <UserFilterBar value={show} onChange={(value) => void setShow(value)} />
      </div>
      {users.isPending ? (
        <ListSkeleton />
      ) : users.error ? (
        <ErrorState {...describeError(users.error)} onRetry={() => users.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={Users} title={t("users.none")}>
          {search ? t("noMatch", { search }) : t("users.noneOfKind")}
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
  return (
    <Table>
      <thead>
        <tr>
          <TableHead className="md:pl-6">{t("name")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("email")}</TableHead>
          <TableHead>{t("state")}</TableHead>
          <TableHead className="hidden text-right lg:table-cell">{t("organizations")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("lastSeen")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("created")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((user) => (
          <UserRow key={user.id} user={user} onOpen={() => onOpen(user.id)} />
        ))}
      </tbody>
    </Table>
  );
}

const fact = "whitespace-nowrap text-muted-foreground tabular-nums";

function UserRow({ user, onOpen }: { user: User; onOpen: () => void }) {
  const t = useTranslations("admin.users");
  const dates = useDates();
  const { lastSeenAt } = user;
  return (
    <TableRow className="cursor-pointer" onClick={onOpen}>
      <TableCell className="max-w-56 md:pl-6">
        <button
          type="button"
          className="block max-w-full truncate rounded-sm text-left font-medium hover:underline"
        >
          {user.name}
        </button>
        <p className="break-all text-meta text-muted-foreground sm:hidden">{user.email}</p>
      </TableCell>
      <TableCell className="hidden max-w-72 sm:table-cell">
        <span className="flex items-center gap-1.5 text-muted-foreground">
          <span className="truncate" title={user.email}>
            {user.email}
          </span>
          {user.emailVerified ? (
            <CircleCheck aria-label={t("confirmed")} role="img" className="size-3.5 shrink-0 text-success" />
          ) : null}
        </span>
      </TableCell>
      <TableCell>
        <UserState user={user} />
      </TableCell>
      <TableCell className={cn(fact, "hidden text-right lg:table-cell")}>{user.organizations}</TableCell>
      <TableCell className={cn(fact, "hidden md:table-cell")}>
        {lastSeenAt ? (
          <time dateTime={lastSeenAt} title={dates.fullTime(lastSeenAt)}>
            {dates.timeAgo(lastSeenAt)}
          </time>
        ) : (
          t("notSeen")
        )}
      </TableCell>
      <TableCell className={cn(fact, "hidden md:table-cell")}>
        {dates.format(user.createdAt, "date")}
      </TableCell>
    </TableRow>
  );
}

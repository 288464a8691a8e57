"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ListSearch } from "@/components/list/list-search";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { MemberRow } from "./member-row";

/** People of the organization; `action` and `pending` come from the invitations room. */
export function MembersScreen({ action, pending }: { action: ReactNode; pending: ReactNode }) {
  const t = useTranslations("members");
  const [search, setSearch] = useState("");
  const members = trpc.members.list.useQuery();
  const wanted = search.trim().toLowerCase();
  const shown = members.data?.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={members.data ? t("people", { count: members.data.length }) : null}
        action={action}
      />
      <div className="border-b px-4 pb-3 md:px-6">
        <ListSearch
          label={t("search.label")}
          placeholder={t("search.placeholder")}
          value={search}
          onChange={(value) => setSearch(value ?? "")}
          className="sm:w-80"
        />
      </div>
      {members.isPending ? (
        <ListSkeleton />
      ) : members.error ? (
        <ErrorState {...describeError(members.error)} onRetry={() => members.refetch()} />
      ) : shown?.length === 0 ? (
        <EmptyState icon={Users} title={t("nobody.title")}>
          {t("nobody.text", { search })}
        </EmptyState>
      ) : (
        <ul aria-label={t("title")}>
          {shown?.map((each) => (
            <MemberRow key={each.id} member={each} />
          ))}
        </ul>
      )}
      {pending}
    </>
  );
}

"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Mail, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { jobKeptDays } from "@/domain/job";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { JobPanel } from "./job-panel";
import { MailFilterBar } from "./mail-filter-bar";
import { MailTable } from "./mail-table";
import { useMailFilters } from "./use-mail-filters";

export function MailsScreen() {
  const t = useTranslations("adminJobs.mails");
  const [openId, setOpenId] = useQueryState("mail", parseAsString);
  const state = useMailFilters();
  const [{ address, ...chosen }] = state;
  const mails = trpc.admin.mails.list.useInfiniteQuery(
    { ...chosen, address: address.trim() || null },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: 10_000,
    },
  );
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = Boolean(address || chosen.state || chosen.kind);
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={<span className="max-sm:hidden">{t("kept", { days: jobKeptDays })}</span>}
      />
      <MailFilterBar state={state} />
      {mails.isPending ? (
        <ListSkeleton />
      ) : mails.error && items.length === 0 ? (
        <ErrorState {...describeError(mails.error)} onRetry={() => mails.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={narrowed ? SearchX : Mail} title={t(narrowed ? "noMatch" : "none")}>
          {t(narrowed ? "noMatchText" : "noneText")}
        </EmptyState>
      ) : (
        <MailTable items={items} onOpen={(id) => void setOpenId(id)} />
      )}
      <LoadMore query={mails} />
      <JobPanel id={openId} of="mail" onClose={() => void setOpenId(null)} />
    </>
  );
}

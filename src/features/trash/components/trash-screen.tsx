"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { LoadMore } from "@/components/list/load-more";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState, ForbiddenState } from "@/components/ui/states";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { type TrashKind, trashDays, trashKinds } from "@/domain/trash";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";
import { TrashRow } from "./trash-row";
import { useTrash } from "./use-trash";

/** Stands without anything in it. */
const common = (kind: TrashKind) => kind !== "teamMember";

/** The kinds the person may see that hold something or are common, and the one that is open. */
function useKinds(open: TrashKind) {
  const { data } = trpc.trash.counts.useQuery();
  const count = (kind: TrashKind) => data?.deletions[kind] ?? 0;
  const shown = trashKinds.filter(
    (kind) => kind === open || (common(kind) && (!data || kind in data.deletions)) || count(kind) > 0,
  );
  return { shown, count };
}

export function TrashScreen() {
  const t = useTranslations("trash");
  const [kind, setKind] = useQueryState("kind", parseAsStringLiteral(trashKinds).withDefault("todo"));
  const { shown, count } = useKinds(kind);
  return (
    <>
      <PageHeader title={t("title")} meta={t("kept", { days: trashDays })} action={<EmptyTrash />} />
      <Tabs value={kind} onValueChange={(value) => void setKind(value)}>
        <TabsList className="flex-wrap px-4 md:px-6">
          {shown.map((each) => (
            <TabsTrigger key={each} value={each} className="shrink-0 whitespace-nowrap">
              {t(`kinds.${each}`)}
              {count(each) > 0 ? (
                <span className="text-muted-foreground tabular-nums">
                  {count(each) === 100 ? "99+" : count(each)}
                </span>
              ) : null}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value={kind}>
          <Deletions key={kind} kind={kind} />
        </TabsContent>
      </Tabs>
    </>
  );
}

function Deletions({ kind }: { kind: TrashKind }) {
  const t = useTranslations("trash");
  const { items, query, restore, purge } = useTrash(kind);
  if (query.isPending) return <ListSkeleton />;
  if (query.error && items.length === 0) {
    const failure = describeError(query.error);
    if (failure.code === "FORBIDDEN") return <ForbiddenState>{t("forbidden")}</ForbiddenState>;
    return <ErrorState {...failure} onRetry={() => query.refetch()} />;
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={Trash2} title={t("empty.title")}>
        {t("empty.text", { days: trashDays })}
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {items.map((item) => (
          <TrashRow key={item.id} item={item} onRestore={() => restore(item)} onPurge={() => purge(item)} />
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function EmptyTrash() {
  const t = useTranslations("trash.emptyTrash");
  const { may, organization } = useOrganization();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const counts = trpc.trash.counts.useQuery();
  const total = counts.data?.rows ?? 0;
  const empty = trpc.trash.empty.useMutation({
    onSuccess: async ({ purged }) => {
      setAsking(false);
      toastSuccess(t("done", { count: purged }));
      await utils.trash.invalidate();
    },
    onError: (error) => toastError(describeError(error).message),
  });
  if (!may("trash:purge")) return null;
  return (
    <>
      <Button variant="outline" disabled={total === 0} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden /> {t("action")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        description={t("text")}
        action={t("action")}
        typeToConfirm={total > 20 ? organization.name : undefined}
        pending={empty.isPending}
        onConfirm={() => empty.mutate()}
      />
    </>
  );
}

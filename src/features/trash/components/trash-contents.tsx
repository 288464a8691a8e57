"use client";

import {
  CircleCheck,
  FolderClosed,
  type LucideIcon,
  Mail,
  MessageSquare,
  Paperclip,
  User,
  UserRoundMinus,
  UsersRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadMore } from "@/components/list/load-more";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { TrashKind } from "@/domain/trash";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import type { TrashItem } from "./use-trash";

const icons: Record<TrashKind, LucideIcon> = {
  todo: CircleCheck,
  project: FolderClosed,
  comment: MessageSquare,
  attachment: Paperclip,
  member: User,
  team: UsersRound,
  teamMember: UserRoundMinus,
  invitation: Mail,
};

/** What went to the trash together with a row. */
export function TrashContents({ item, id }: { item: TrashItem; id: string }) {
  const t = useTranslations("trash");
  const words = useTranslations("common");
  const query = trpc.trash.contents.useInfiniteQuery(
    { kind: item.kind, id: item.id },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div id={id} className="border-t bg-sidebar/60 py-1 pr-4 pl-11 text-dense md:pr-6 md:pl-13">
      {query.isPending ? <Loading rows={Math.min(item.count - 1, 5)} /> : null}
      {query.error && items.length === 0 ? (
        <p role="alert" className="flex min-h-9 flex-wrap items-center gap-2 text-muted-foreground">
          {describeError(query.error).message}
          <Button variant="outline" size="sm" onClick={() => query.refetch()}>
            {words("tryAgain")}
          </Button>
        </p>
      ) : null}
      {items.length > 0 ? (
        <ul aria-label={t("deletedWith", { label: item.label })}>
          {items.map((each) => (
            <Content key={each.id} kind={each.kind} label={each.label} />
          ))}
        </ul>
      ) : null}
      <LoadMore query={query} />
    </div>
  );
}

function Content({ kind, label }: { kind: TrashKind; label: string }) {
  const t = useTranslations("trash.kind");
  const Icon = icons[kind];
  return (
    <li className="flex min-h-8 items-center gap-2.5">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
      <span className="shrink-0 text-meta text-muted-foreground">{t(`${kind}`)}</span>
    </li>
  );
}

function Loading({ rows }: { rows: number }) {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <div key={key} className="flex h-8 items-center gap-2.5">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className="h-3 w-2/5" />
        </div>
      ))}
    </div>
  );
}

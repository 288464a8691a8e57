"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type Props = {
  /** An infinite query. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
};

/** The end of a list of pages: a button for the next, or that it did not load. */
export function LoadMore({ query }: Props) {
  const t = useTranslations("common");
  const load = () => void query.fetchNextPage();
  if (query.isFetchNextPageError) {
    return (
      <p
        role="alert"
        className="flex items-center justify-center gap-2 py-4 text-dense text-muted-foreground"
      >
        {t("moreDidNotLoad")}
        <Button variant="outline" size="sm" onClick={load}>
          {t("tryAgain")}
        </Button>
      </p>
    );
  }
  if (!query.hasNextPage) return null;
  return (
    <div className="flex justify-center py-3">
      <Button variant="ghost" size="sm" pending={query.isFetchingNextPage} onClick={load}>
        {t("loadMore")}
      </Button>
    </div>
  );
}

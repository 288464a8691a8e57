"use client";

import { Button } from "@/components/ui/button";

type Props = {
  /** An infinite query. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  /** What there is more of, in the plural. */
  of: string;
};

/** The end of a list of pages: a button for the next, or that it did not load. */
export function LoadMore({ query, of }: Props) {
  const load = () => void query.fetchNextPage();
  if (query.isFetchNextPageError) {
    return (
      <p
        role="alert"
        className="flex items-center justify-center gap-2 py-4 text-dense text-muted-foreground"
      >
        Further {of} did not load.
        <Button variant="outline" size="sm" onClick={load}>
          Try again
        </Button>
      </p>
    );
  }
  if (!query.hasNextPage) return null;
  return (
    <div className="flex justify-center py-3">
      <Button variant="ghost" size="sm" pending={query.isFetchingNextPage} onClick={load}>
        Load more
      </Button>
    </div>
  );
}

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";

/** A page of the account: a title, and sections in one narrow column. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="grid max-w-2xl px-4 pb-12 md:px-6">{children}</div>
    </>
  );
}

type SectionProps = { title: string; description?: ReactNode; action?: ReactNode; children?: ReactNode };

export function Section({ title, description, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t py-6 first:border-t-0 first:pt-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={id} className="font-semibold text-body">
            {title}
          </h2>
          {description ? (
            <div className="mt-0.5 text-pretty text-dense text-muted-foreground">{description}</div>
          ) : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

type Query<T> = { data: T | undefined; error: unknown; refetch: () => unknown };

/** What a query answered, or what stands in its place. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    const { message, requestId } = describeError(query.error);
    return <ErrorState message={message} requestId={requestId} onRetry={() => void query.refetch()} />;
  }
  return <SectionsSkeleton />;
}

function SectionsSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-4 py-4">
      {["first", "second", "third"].map((key) => (
        <Skeleton key={key} className="h-16" />
      ))}
    </div>
  );
}

/** One row of a bordered list: what it is, and what can be done with it. */
export function Row({ icon, title, meta, children }: RowProps) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="text-muted-foreground [&_svg]:size-4">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 break-words text-body">{title}</p>
        {meta ? <p className="text-meta text-muted-foreground">{meta}</p> : null}
      </div>
      {children}
    </li>
  );
}
type RowProps = { icon: ReactNode; title: ReactNode; meta?: ReactNode; children?: ReactNode };

export function Rows({ children }: { children: ReactNode }) {
  return <ul className="divide-y rounded-lg border">{children}</ul>;
}

import type { ReactNode } from "react";

type Props = { title: string; meta?: ReactNode; action?: ReactNode };

/** The title row: what this is, and the primary action at the right. */
export function PageHeader({ title, meta, action }: Props) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 md:px-6">
      <h1 className="min-w-0 font-semibold text-title wrap-anywhere">{title}</h1>
      {meta ? <div className="text-dense text-muted-foreground">{meta}</div> : null}
      {action ? <div className="ml-auto flex items-center gap-2">{action}</div> : null}
    </div>
  );
}

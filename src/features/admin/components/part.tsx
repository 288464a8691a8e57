import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

type PartProps = { title: string; empty?: boolean; action?: ReactNode; children: ReactNode };

/** A titled part of a panel. */
export function Part({ title, empty = false, action, children }: PartProps) {
  const t = useTranslations("admin.user");
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-1 flex min-h-7 items-center justify-between gap-2">
        <h3 id={id} className="text-meta text-muted-foreground">
          {title}
        </h3>
        {action}
      </div>
      {empty ? <p className="text-dense">{t("none")}</p> : children}
    </section>
  );
}

import type { ReactNode } from "react";

type Props = { id: string; title: string; description?: ReactNode; children: ReactNode };

/** One part of the settings, which a link can lead to. */
export function SettingsSection({ id, title, description, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="grid gap-1 border-b pb-2">
        <h2
          id={id}
          className="scroll-mt-[calc(4rem+var(--banner))] font-semibold text-body md:scroll-mt-[calc(1rem+var(--banner))]"
        >
          {title}
        </h2>
        {description ? <p className="max-w-prose text-dense text-muted-foreground">{description}</p> : null}
      </div>
      {children}
    </section>
  );
}

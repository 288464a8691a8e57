import type { ReactNode } from "react";

type Props = { id: string; title: string; description?: ReactNode; children: ReactNode };

/** One part of the settings, which a link can lead to. */
export function SettingsSection({ id, title, description, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid scroll-mt-4 gap-4">
      <div className="grid gap-1 border-b pb-2">
        <h2 id={id} className="scroll-mt-4 font-semibold text-body">
          {title}
        </h2>
        {description ? <p className="max-w-prose text-dense text-muted-foreground">{description}</p> : null}
      </div>
      {children}
    </section>
  );
}

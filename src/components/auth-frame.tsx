import type { ReactNode } from "react";
import { Mark } from "./mark";

type Props = { title: string; description?: ReactNode; footer?: ReactNode; children?: ReactNode };

/** One centred column for screens outside the app: sign-in, verification, invitations, onboarding. */
export function AuthFrame({ title, description, footer, children }: Props) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <Mark className="mb-6 size-8" />
        <h1 className="font-semibold text-title">{title}</h1>
        {description ? <p className="mt-1 text-body text-muted-foreground">{description}</p> : null}
        <div className="mt-6 grid gap-4">{children}</div>
        {footer ? <div className="mt-6 text-dense text-muted-foreground">{footer}</div> : null}
      </div>
    </main>
  );
}

import type { ReactNode } from "react";
import { Mark } from "./mark";

type Props = {
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  /** Moves the focus to the title: for a screen that replaces another without a navigation. */
  focusTitle?: boolean;
  children?: ReactNode;
};

const focus = (heading: HTMLHeadingElement | null) => heading?.focus();

/** One centred column for screens outside the app: sign-in, verification, invitations, onboarding. */
export function AuthFrame({ title, description, footer, focusTitle = false, children }: Props) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <Mark className="mb-6 size-8" />
        <h1
          key={title}
          ref={focusTitle ? focus : undefined}
          tabIndex={focusTitle ? -1 : undefined}
          className="break-words font-semibold text-title outline-none"
        >
          {title}
        </h1>
        {description ? (
          <div className="mt-1 text-pretty break-words text-body text-muted-foreground">{description}</div>
        ) : null}
        {children ? <div className="mt-6 grid gap-4 **:data-[slot=input]:h-10">{children}</div> : null}
        {footer ? <div className="mt-6 text-pretty text-dense text-muted-foreground">{footer}</div> : null}
      </div>
    </main>
  );
}

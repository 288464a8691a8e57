"use client";

import { useDates } from "@/components/use-dates";
import { cn } from "@/lib/utils";
import type { InboxMail } from "@/server/mail/inbox";

type Props = { mail: InboxMail; open: boolean; onOpen: () => void };

export function MailRow({ mail: { subject, to, sentAt }, open, onOpen }: Props) {
  const { fullTime, timeAgo } = useDates();
  return (
    <li className="border-b">
      <button
        type="button"
        aria-current={open || undefined}
        onClick={onOpen}
        className={cn(
          "block w-full px-4 py-2.5 text-left -outline-offset-2 hover:bg-accent md:px-6",
          open && "bg-accent",
        )}
      >
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate font-medium text-dense" title={subject}>
            {subject}
          </span>
          <time
            dateTime={sentAt}
            title={fullTime(sentAt)}
            className="shrink-0 text-meta text-muted-foreground tabular-nums"
          >
            {timeAgo(sentAt)}
          </time>
        </span>
        <span className="block truncate text-meta text-muted-foreground" title={to}>
          {to}
        </span>
      </button>
    </li>
  );
}

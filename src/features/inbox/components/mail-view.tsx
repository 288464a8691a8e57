"use client";

import { ArrowLeft, ExternalLink } from "lucide-react";
import { useMemo } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { fullTime } from "@/lib/dates";
import type { InboxMail } from "@/server/mail/inbox";
import { separateLinks } from "./mail-links";

type Props = { mail: InboxMail; onClose: () => void };

/** One mail in a frame that runs nothing, with its links above. */
export function MailView({ mail, onClose }: Props) {
  const { html, links } = useMemo(() => separateLinks(mail.html), [mail.html]);
  return (
    <article aria-label={mail.subject} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="grid gap-3 border-b px-4 py-3 md:px-6">
        <Button variant="ghost" size="sm" className="-ml-2 justify-self-start md:hidden" onClick={onClose}>
          <ArrowLeft aria-hidden /> All mail
        </Button>
        <div className="min-w-0">
          <h2 className="break-words font-semibold text-base">{mail.subject}</h2>
          <p className="break-words text-dense text-muted-foreground">
            To {mail.to} · <time dateTime={mail.sentAt}>{fullTime(mail.sentAt)}</time>
          </p>
        </div>
        {links.length > 0 ? (
          <ul aria-label="Links in this mail" className="grid justify-items-start gap-1.5">
            {links.map(({ href, label }) => (
              <li key={href} className="min-w-0 max-w-full">
                <a href={href} title={href} className={buttonVariants({ variant: "outline" })}>
                  <ExternalLink aria-hidden />
                  <span className="truncate">{label}</span>
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </header>
      <iframe
        title={mail.subject}
        sandbox=""
        srcDoc={html}
        className="min-h-0 w-full flex-1 bg-white scheme-light"
      />
    </article>
  );
}

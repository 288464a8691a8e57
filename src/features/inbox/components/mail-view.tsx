"use client";

import { ArrowLeft, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { useDates } from "@/components/use-dates";
import type { InboxMail } from "@/server/mail/inbox";
import { type MailLink, separateLinks } from "./mail-links";

type Props = { mail: InboxMail; onClose: () => void };

/** One mail in a frame that runs nothing, with its links above. */
export function MailView({ mail, onClose }: Props) {
  const t = useTranslations("inbox.mail");
  const { fullTime } = useDates();
  const { html, links } = useMemo(() => separateLinks(mail.html), [mail.html]);
  return (
    <article aria-label={mail.subject} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="grid gap-3 border-b px-4 py-3 md:px-6">
        <Button variant="ghost" size="sm" className="-ml-2 justify-self-start md:hidden" onClick={onClose}>
          <ArrowLeft aria-hidden /> {t("back")}
        </Button>
        <div className="min-w-0">
          <h2 className="break-words font-semibold text-base">{mail.subject}</h2>
          <p className="break-words text-dense text-muted-foreground">
            {t.rich("to", {
              address: mail.to,
              time: () => <time dateTime={mail.sentAt}>{fullTime(mail.sentAt)}</time>,
            })}
          </p>
        </div>
        {links.length > 0 ? <Links links={links} /> : null}
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

function Links({ links }: { links: MailLink[] }) {
  const t = useTranslations("inbox.mail");
  return (
    <ul aria-label={t("links")} className="grid justify-items-start gap-1.5">
      {links.map(({ href, label }) => (
        <li key={href} className="min-w-0 max-w-full">
          <a href={href} title={href} className={buttonVariants({ variant: "outline" })}>
            <ExternalLink aria-hidden />
            <span className="truncate">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

"use client";

import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import type { InboxMail } from "@/server/mail/inbox";
import { MailRow } from "./mail-row";

type Props = {
  mails: InboxMail[] | undefined;
  failed: boolean;
  onRetry: () => void;
  /** A part of the address that mails must have. */
  to: string;
  onClear: () => void;
  openId: string | null;
  onOpen: (id: string) => void;
};

export function MailList({ mails, failed, onRetry, to, onClear, openId, onOpen }: Props) {
  const t = useTranslations("inbox");
  if (!mails && failed) return <ErrorState message={t("failed")} onRetry={onRetry} />;
  if (!mails) return <ListSkeleton rows={6} />;
  const wanted = to.trim().toLowerCase();
  const matching = mails.filter((mail) => mail.to.toLowerCase().includes(wanted));
  if (matching.length === 0) return wanted ? <NoMatch onClear={onClear} /> : <NoMail />;
  return (
    <ul>
      {matching.map((mail) => (
        <MailRow key={mail.id} mail={mail} open={mail.id === openId} onOpen={() => onOpen(mail.id)} />
      ))}
    </ul>
  );
}

function NoMail() {
  const t = useTranslations("inbox.empty");
  return (
    <EmptyState icon={Inbox} title={t("title")}>
      {t("text")}
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useTranslations("inbox.noMatch");
  return (
    <EmptyState
      icon={SearchX}
      title={t("title")}
      action={
        <Button variant="outline" onClick={onClear}>
          {t("all")}
        </Button>
      }
    >
      {t("text")}
    </EmptyState>
  );
}

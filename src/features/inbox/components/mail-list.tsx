"use client";

import { Inbox, SearchX } from "lucide-react";
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
  if (!mails && failed)
    return <ErrorState message="The inbox cannot be read. Check that the server runs." onRetry={onRetry} />;
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
  return (
    <EmptyState icon={Inbox} title="No mail yet">
      Sign up, invite somebody or ask for a new password: the mail appears here.
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No mail to this address"
      action={
        <Button variant="outline" onClick={onClear}>
          Show all mail
        </Button>
      }
    >
      Mail appears here a moment after it is sent.
    </EmptyState>
  );
}

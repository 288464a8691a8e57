import { useQuery } from "@tanstack/react-query";
import type { InboxMail } from "@/server/mail/inbox";

const refreshEvery = 3_000;

/** The kept mails, newest first; null where no inbox is open. */
async function fetchMails(): Promise<InboxMail[] | null> {
  const response = await fetch("/api/inbox");
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The inbox answered ${response.status}`);
  const { mails }: { mails: InboxMail[] } = await response.json();
  return mails;
}

export function useMails() {
  return useQuery({
    queryKey: ["inbox", "mails"],
    queryFn: fetchMails,
    refetchInterval: refreshEvery,
    retry: 1,
  });
}

"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Suspense, use } from "react";
import { buttonVariants } from "@/components/ui/button";
import { loadOnce } from "@/lib/load-once";
import { withQuery } from "@/lib/paths";

const isInboxOpen = loadOnce(async () => {
  const answer = await fetch("/api/inbox", { method: "HEAD" }).catch(() => null);
  return answer?.ok ?? false;
});

/** The way to the mail on a machine that sends none; absent everywhere else. */
export function InboxLink({ email }: { email: string }) {
  return (
    <Suspense>
      <WhenOpen email={email} />
    </Suspense>
  );
}

function WhenOpen({ email }: { email: string }) {
  const t = useTranslations("session.mail");
  if (!use(isInboxOpen())) return null;
  return (
    <Link href={withQuery("/inbox", { to: email })} className={buttonVariants({ size: "lg" })}>
      <Inbox aria-hidden /> {t("openInbox")}
    </Link>
  );
}

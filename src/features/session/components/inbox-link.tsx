"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/paths";

const isInboxOpen = async () => (await fetch("/api/inbox", { method: "HEAD" })).ok;

/** The way to the mail on a machine that sends none; absent everywhere else. */
export function InboxLink({ email }: { email: string }) {
  const { data: open } = useQuery({ queryKey: ["inbox", "open"], queryFn: isInboxOpen, retry: false });
  if (!open) return null;
  return (
    <Link href={withQuery("/inbox", { to: email })} className={buttonVariants({ size: "lg" })}>
      <Inbox aria-hidden /> Open the local inbox
    </Link>
  );
}

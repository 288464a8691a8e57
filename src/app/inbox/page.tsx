import type { Metadata } from "next";
import { Suspense } from "react";
import { Inbox } from "@/features/inbox/components/inbox";

export const metadata: Metadata = { title: "Local inbox" };

export default function InboxPage() {
  return (
    <Suspense>
      <Inbox />
    </Suspense>
  );
}

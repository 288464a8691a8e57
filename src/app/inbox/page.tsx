import type { Metadata } from "next";
import { Suspense } from "react";
import { Inbox } from "@/features/inbox/components/inbox";
import { Providers } from "../providers";

export const metadata: Metadata = { title: "Local inbox" };

export default function InboxPage() {
  return (
    <Providers>
      <Suspense>
        <Inbox />
      </Suspense>
    </Providers>
  );
}

import type { Metadata } from "next";
import { Suspense } from "react";
import { Inbox } from "@/features/inbox/components/inbox";
import { Sentences } from "@/i18n/sentences";
import { Providers } from "../providers";

export const metadata: Metadata = { title: "Local inbox" };

export default function InboxPage() {
  return (
    <Sentences of={["inbox"]}>
      <Providers>
        <Suspense>
          <Inbox />
        </Suspense>
      </Providers>
    </Sentences>
  );
}

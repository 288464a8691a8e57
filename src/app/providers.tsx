import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { TrpcProvider } from "@/trpc/react";

/** What screens with calls, filters and toasts need; the pages before sign-in go without its weight. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <>
      <NuqsAdapter>
        <TrpcProvider>{children}</TrpcProvider>
      </NuqsAdapter>
      <Toaster />
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { differenceInMinutes, parseISO } from "date-fns";
import { Eye } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Props = { name: string; email: string; reason: string | null; expiresAt: string };

function timeLeft(expiresAt: string): string {
  const minutes = differenceInMinutes(parseISO(expiresAt), new Date(), { roundingMethod: "ceil" });
  if (minutes <= 0) return "time is over";
  return `${minutes} min left`;
}

/** Above everything while an administrator acts as somebody else. */
export function ImpersonationBanner({ name, email, reason, expiresAt }: Props) {
  const left = useQuery({
    queryKey: ["impersonation", "time-left", expiresAt],
    queryFn: () => timeLeft(expiresAt),
    initialData: () => timeLeft(expiresAt),
    refetchInterval: 15_000,
    staleTime: 0,
  });
  const stop = trpc.admin.impersonation.stop.useMutation({
    onSuccess: () => window.location.assign("/admin/users"),
    onError: (error) => toastError(describeError(error).message),
  });
  return (
    <section
      aria-label="Impersonation"
      className="sticky top-0 z-40 flex flex-wrap items-center gap-x-3 gap-y-1 bg-warning-surface px-4 py-2 text-dense text-stone-950"
    >
      <Eye aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 break-words">
        You are viewing as <strong className="font-semibold">{name}</strong> ({email})
        {reason ? <> — {reason}</> : null} · <span suppressHydrationWarning>{left.data}</span>
      </p>
      <Button
        size="sm"
        className="bg-stone-950 text-white hover:bg-stone-800"
        pending={stop.isPending || stop.isSuccess}
        onClick={() => stop.mutate()}
      >
        Stop
      </Button>
    </section>
  );
}

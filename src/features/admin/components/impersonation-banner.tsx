"use client";

import { useQuery } from "@tanstack/react-query";
import { differenceInMinutes, parseISO } from "date-fns";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";

type Props = { name: string; email: string; reason: string | null; expiresAt: string };

const minutesLeft = (expiresAt: string) =>
  differenceInMinutes(parseISO(expiresAt), new Date(), { roundingMethod: "ceil" });

/** Above everything while an administrator acts as somebody else. */
export function ImpersonationBanner({ name, email, reason, expiresAt }: Props) {
  const t = useTranslations("admin.banner");
  const stop = trpc.admin.impersonation.stop.useMutation({
    onSuccess: () => window.location.assign("/admin/users"),
    onError: (error) => toastError(describeError(error).message),
  });
  const b = (text: ReactNode) => <strong className="font-semibold">{text}</strong>;
  return (
    <section
      aria-label={t("label")}
      className="sticky top-0 z-40 flex flex-wrap items-center gap-x-3 gap-y-1 bg-warning-surface px-4 py-2 text-dense text-stone-950"
    >
      <Eye aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 break-words">
        {t.rich("acting", { name, email, b })}
        {reason ? <> — {reason}</> : null} · <TimeLeft expiresAt={expiresAt} />
      </p>
      <Button
        size="sm"
        className="bg-stone-950 text-white hover:bg-stone-800"
        pending={stop.isPending || stop.isSuccess}
        onClick={() => stop.mutate()}
      >
        {t("stop")}
      </Button>
    </section>
  );
}

function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const t = useTranslations("admin.banner");
  const left = useQuery({
    queryKey: ["impersonation", "time-left", expiresAt],
    queryFn: () => minutesLeft(expiresAt),
    initialData: () => minutesLeft(expiresAt),
    refetchInterval: 15_000,
    staleTime: 0,
  });
  return (
    <span suppressHydrationWarning>{left.data > 0 ? t("left", { minutes: left.data }) : t("over")}</span>
  );
}

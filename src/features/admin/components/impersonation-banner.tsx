"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { shareImpersonation } from "@/trpc/live";
import { trpc } from "@/trpc/react";

type Props = { name: string; email: string; reason: string | null; secondsLeft: number };

/** Above everything while an administrator acts as somebody else; leaves the screen when that ends. */
export function ImpersonationBanner({ name, email, reason, secondsLeft }: Props) {
  const t = useTranslations("admin.banner");
  const stop = useStop();
  const b = (text: ReactNode) => <strong className="font-semibold">{text}</strong>;
  return (
    <section
      aria-label={t("label")}
      className="sticky top-0 z-40 flex flex-wrap items-center gap-x-3 gap-y-1 bg-warning-surface px-4 py-2 text-dense text-stone-950"
    >
      <Eye aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 break-words">
        {t.rich("acting", { name, email, b })}
        {reason ? <> — {reason}</> : null} · <TimeLeft key={secondsLeft} secondsLeft={secondsLeft} />
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

function useStop() {
  const router = useRouter();
  const leave = () => router.replace("/impersonation-ended");
  const stop = trpc.admin.impersonation.stop.useMutation({
    onSuccess: () => window.location.assign("/admin/users"),
    onError: (error) => {
      if (error.data?.code === "UNAUTHORIZED") leave();
      else toastError(describeError(error).message);
    },
  });
  const onEnd = useEffectEvent(() => {
    if (!stop.isPending && !stop.isSuccess) leave();
  });

  // The stream is an outside system.
  useEffect(() => shareImpersonation(() => onEnd()), []);
  return stop;
}

const minute = 60_000;

/** Counted from the database's clock: only the time that passes here is this machine's. */
function TimeLeft({ secondsLeft }: { secondsLeft: number }) {
  const t = useTranslations("admin.banner");
  const [until] = useState(() => Date.now() + secondsLeft * 1_000);
  const left = useQuery({
    queryKey: ["impersonation", "time-left", until],
    queryFn: () => Math.ceil((until - Date.now()) / minute),
    initialData: Math.ceil((secondsLeft * 1_000) / minute),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  return <span>{left.data > 0 ? t("left", { minutes: left.data }) : t("over")}</span>;
}

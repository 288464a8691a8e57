"use client";

import { Eye, Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { isPhone, nameDevice } from "@/components/device-name";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useDates } from "@/components/use-dates";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { Part } from "./part";
import { useOutcome } from "./use-outcome";

type User = RouterOutputs["admin"]["users"]["get"];
type Session = User["sessions"][number];

export function UserSessions({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  return (
    <Part title={t("sessions")} empty={user.sessions.length === 0}>
      <ul>
        {user.sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Part>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations("admin.user");
  const device = nameDevice(session.userAgent, useTranslations("common.device"));
  const { timeAgo, fullTime } = useDates();
  const end = trpc.admin.users.endSession.useMutation(useOutcome(t("sessionEnded")));
  const Icon = session.impersonated ? Eye : isPhone(session.userAgent) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 border-b py-1.5 text-dense">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2" title={session.userAgent ?? undefined}>
          {device} {session.impersonated ? <Badge variant="warning">{t("impersonation")}</Badge> : null}
        </p>
        <p className="break-words text-meta text-muted-foreground" title={fullTime(session.createdAt)}>
          {t("session", { address: session.ipAddress || t("address"), ago: timeAgo(session.lastUsedAt) })}
        </p>
      </div>
      <Button
        variant="ghost"
        size="sm"
        pending={end.isPending}
        aria-label={t("endOf", { device })}
        onClick={() => end.mutate({ id: session.id })}
      >
        {t("end")}
      </Button>
    </li>
  );
}

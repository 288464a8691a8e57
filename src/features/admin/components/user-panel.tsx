"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { memberRoles } from "@/domain/roles";
import type { Translate } from "@/i18n/translate";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { UserActions } from "./user-actions";
import { UserState } from "./user-state";

type User = RouterOutputs["admin"]["users"]["get"];

export function UserPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useTranslations("admin.user");
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={t("title")}>{id ? <Loaded id={id} /> : null}</SheetContent>
    </Sheet>
  );
}

function Loaded({ id }: { id: string }) {
  const t = useTranslations("admin.user");
  const user = trpc.admin.users.get.useQuery({ id });
  if (user.error) return <ErrorState {...describeError(user.error)} onRetry={() => user.refetch()} />;
  if (!user.data) return <ListSkeleton rows={5} />;
  return (
    <div className="grid grid-cols-1 gap-6 p-4">
      <div className="flex items-center gap-3">
        <Avatar name={user.data.name} seed={user.data.id} size="md" />
        <div className="min-w-0">
          <h2 className="truncate font-semibold text-base">{user.data.name}</h2>
          <p className="truncate text-dense text-muted-foreground">{user.data.email}</p>
        </div>
      </div>
      <UserState user={user.data} />
      {user.data.banned && user.data.banReason ? (
        <p className="text-dense">{t("banned", { reason: user.data.banReason })}</p>
      ) : null}
      <UserActions user={user.data} />
      <Memberships user={user.data} />
      <Sessions user={user.data} />
    </div>
  );
}

function roleName(name: string, t: Translate<"admin.role">): string {
  const role = memberRoles.find((each) => each === name);
  return role ? t(`${role}`) : name;
}

function Memberships({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  const words = useTranslations("admin.role");
  return (
    <section aria-labelledby="memberships">
      <h3 id="memberships" className="mb-1 text-meta text-muted-foreground">
        {t("memberships")}
      </h3>
      {user.memberships.length === 0 ? <p className="text-dense">{t("none")}</p> : null}
      <ul>
        {user.memberships.map((each) => (
          <li
            key={each.organizationId}
            className="flex h-8 items-center justify-between gap-3 border-b text-dense"
          >
            <span className="truncate">{each.name}</span>
            <span className="text-muted-foreground">{roleName(each.role, words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  const { timeAgo } = useDates();
  return (
    <section aria-labelledby="sessions">
      <h3 id="sessions" className="mb-1 text-meta text-muted-foreground">
        {t("sessions")}
      </h3>
      {user.sessions.length === 0 ? <p className="text-dense">{t("none")}</p> : null}
      <ul>
        {user.sessions.map((each) => (
          <li key={each.id} className="border-b py-1.5 text-dense">
            <p className="truncate" title={each.userAgent ?? undefined}>
              {each.userAgent || t("device")}
            </p>
            <p className="text-meta text-muted-foreground">
              {t("session", { address: each.ipAddress || t("address"), ago: timeAgo(each.createdAt) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

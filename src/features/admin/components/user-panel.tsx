"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { useDates } from "@/components/use-dates";
import { planIds, plans } from "@/domain/plans";
import { memberRoles } from "@/domain/roles";
import type { Translate } from "@/i18n/translate";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { Part } from "./part";
import { UserActions } from "./user-actions";
import { UserSessions } from "./user-sessions";
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
      <Facts user={user.data} />
      <WaysIn user={user.data} />
      <Memberships user={user.data} />
      <UserSessions user={user.data} />
    </div>
  );
}

function Facts({ user }: { user: User }) {
  const t = useTranslations("admin.user");
  const { timeAgo, format } = useDates();
  const facts = [
    [t("since"), format(user.createdAt, "date")],
    [t("lastSeen"), user.lastSeenAt ? timeAgo(user.lastSeenAt) : t("notSeen")],
    [t("id"), user.id],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-dense">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="min-w-0 break-all tabular-nums">{value}</dd>
        </Fragment>
      ))}
    </dl>
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
    <Part title={t("memberships")} empty={user.memberships.length === 0}>
      <ul>
        {user.memberships.map((each) => (
          <li key={each.organizationId} className="flex min-h-9 items-center gap-3 border-b py-1 text-dense">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{each.name}</span>
              <span className="block truncate font-mono text-meta text-muted-foreground">{each.slug}</span>
            </span>
            <Badge variant="outline">{planName(each.plan)}</Badge>
            <span className="text-muted-foreground">{roleName(each.role, words)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const planName = (plan: string) => planIds.map((id) => plans[id]).find(({ id }) => id === plan)?.name ?? plan;

/** How the person can sign in, and nothing of it but that. */
function WaysIn({ user: { ways, twoFactorEnabled } }: { user: User }) {
  const t = useTranslations("admin.ways");
  const facts = [
    ways.hasPassword ? t("password") : null,
    ...ways.providers.map(providerName),
    ways.passkeys > 0 ? t("passkeys", { count: ways.passkeys }) : null,
    twoFactorEnabled ? t("twoFactor") : null,
  ].filter((fact) => fact !== null);
  return (
    <Part title={t("title")} empty={facts.length === 0}>
      <ul className="flex flex-wrap gap-1">
        {facts.map((fact) => (
          <li key={fact}>
            <Badge>{fact}</Badge>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const providerName = (provider: string) =>
  ({ github: "GitHub", google: "Google", microsoft: "Microsoft" })[provider] ?? provider;

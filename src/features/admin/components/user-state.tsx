import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { useDates } from "@/components/use-dates";
import type { RouterOutputs } from "@/trpc/react";

type User = RouterOutputs["admin"]["users"]["list"]["items"][number];

export function UserState({
  user,
}: {
  user: Pick<User, "role" | "banned" | "banExpires" | "emailVerified" | "isAnonymous">;
}) {
  const t = useTranslations("admin.state");
  const { format } = useDates();
  const banned = user.banExpires ? t("bannedUntil", { day: format(user.banExpires, "day") }) : t("banned");
  return (
    <span className="flex flex-wrap gap-1 empty:hidden">
      {user.role === "admin" ? <Badge variant="primary">{t("admin")}</Badge> : null}
      {user.banned ? <Badge variant="destructive">{banned}</Badge> : null}
      {user.isAnonymous ? <Badge variant="outline">{t("guest")}</Badge> : null}
      {user.emailVerified || user.isAnonymous ? null : <Badge variant="warning">{t("unconfirmed")}</Badge>}
    </span>
  );
}

import { format, parseISO } from "date-fns";
import { Badge } from "@/components/ui/badge";
import type { RouterOutputs } from "@/trpc/react";

type User = RouterOutputs["admin"]["users"]["list"]["items"][number];

export function UserState({
  user,
}: {
  user: Pick<User, "role" | "banned" | "banExpires" | "emailVerified">;
}) {
  const until = user.banExpires ? ` until ${format(parseISO(user.banExpires), "d MMM")}` : "";
  return (
    <span className="flex flex-wrap gap-1 empty:hidden">
      {user.role === "admin" ? <Badge variant="primary">Platform admin</Badge> : null}
      {user.banned ? <Badge variant="destructive">Banned{until}</Badge> : null}
      {user.emailVerified ? null : <Badge variant="warning">Not confirmed</Badge>}
    </span>
  );
}

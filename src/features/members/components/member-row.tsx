"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { useDates } from "@/components/use-dates";
import { assignableRoles, mayChange } from "@/domain/roles";
import { useOrganization } from "@/trpc/organization";
import type { RouterOutputs } from "@/trpc/react";
import { useMemberMutations } from "./use-member-mutations";

export type Member = RouterOutputs["members"]["list"][number];

export function MemberRow({ member }: { member: Member }) {
  const t = useTranslations("members");
  const { fullTime, timeAgo } = useDates();
  const { me, role: own } = useOrganization();
  const { updateRole } = useMemberMutations();
  const self = member.userId === me.user.id;
  const changeable = mayChange(own, member.role);
  const options = assignableRoles(own).map((role) => ({ value: role, label: t(`role.${role}`) }));
  return (
    <li className="flex min-h-13 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <Avatar name={member.name} seed={member.userId} image={member.image} size="md" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {self
            ? t.rich("you", {
                name: member.name,
                note: (text) => <span className="font-normal text-muted-foreground">{text}</span>,
              })
            : member.name}
        </p>
        <p className="truncate text-meta text-muted-foreground">{member.email}</p>
      </div>
      <span
        title={fullTime(member.joinedAt)}
        className="hidden w-40 text-meta text-muted-foreground lg:block"
      >
        {t("joined", { ago: timeAgo(member.joinedAt) })}
      </span>
      {changeable ? (
        <Select
          aria-label={t("roleOf", { name: member.name })}
          options={options}
          value={member.role}
          onValueChange={(role) => updateRole(member, role)}
          className="w-34"
        />
      ) : (
        <span className="w-34 px-2.5">{t(`role.${member.role}`)}</span>
      )}
      <Menu member={member} self={self} changeable={changeable} />
    </li>
  );
}

type MenuProps = { member: Member; self: boolean; changeable: boolean };

function Menu({ member, self, changeable }: MenuProps) {
  const t = useTranslations("members");
  const { role, organization } = useOrganization();
  const { remove, leave, transfer } = useMemberMutations();
  const [asking, setAsking] = useState<"leave" | "transfer" | null>(null);
  const mayTransfer = role === "owner" && !self;
  if (!self && !changeable && !mayTransfer) return <span className="size-8" />;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          render={<Button variant="ghost" size="icon" aria-label={t("menu.label", { name: member.name })} />}
        >
          <Ellipsis aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {mayTransfer ? (
            <DropdownMenuItem onClick={() => setAsking("transfer")}>{t("menu.transfer")}</DropdownMenuItem>
          ) : null}
          {self ? (
            <DropdownMenuItem onClick={() => setAsking("leave")}>{t("menu.leave")}</DropdownMenuItem>
          ) : changeable ? (
            <DropdownMenuItem variant="destructive" onClick={() => remove(member)}>
              {t("menu.remove", { organization: organization.name })}
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={() => setAsking(null)}
        title={t("leave.title", { organization: organization.name })}
        description={t("leave.text")}
        action={t("leave.action")}
        pending={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
      <ConfirmDialog
        open={asking === "transfer"}
        onOpenChange={() => setAsking(null)}
        title={t("transfer.title", { name: member.name })}
        description={t("transfer.text")}
        action={t("transfer.action")}
        pending={transfer.isPending}
        onConfirm={() => transfer.mutate({ memberId: member.id })}
      />
    </>
  );
}

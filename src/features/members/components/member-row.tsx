"use client";

import { Ellipsis } from "lucide-react";
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
import { assignableRoles, mayChange } from "@/domain/roles";
import { fullTime, timeAgo } from "@/lib/dates";
import { useOrganization } from "@/trpc/organization";
import type { RouterOutputs } from "@/trpc/react";
import { useMemberMutations } from "./use-member-mutations";

export type Member = RouterOutputs["members"]["list"][number];

export const roleLabels = { owner: "Owner", admin: "Admin", member: "Member", viewer: "Viewer" };

export function MemberRow({ member }: { member: Member }) {
  const { me, role: own } = useOrganization();
  const { updateRole } = useMemberMutations();
  const self = member.userId === me.user.id;
  const changeable = mayChange(own, member.role);
  const options = assignableRoles(own).map((role) => ({ value: role, label: roleLabels[role] }));
  return (
    <li className="flex min-h-13 items-center gap-3 border-b px-4 py-1.5 text-dense hover:bg-accent/50 md:px-6">
      <Avatar name={member.name} seed={member.userId} image={member.image} size="md" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {member.name} {self ? <span className="font-normal text-muted-foreground">(you)</span> : null}
        </p>
        <p className="truncate text-meta text-muted-foreground">{member.email}</p>
      </div>
      <span
        title={fullTime(member.joinedAt)}
        className="hidden w-40 text-meta text-muted-foreground lg:block"
      >
        Joined {timeAgo(member.joinedAt)}
      </span>
      {changeable ? (
        <Select
          aria-label={`Role of ${member.name}`}
          options={options}
          value={member.role}
          onValueChange={(role) => updateRole(member, role)}
          className="w-28"
        />
      ) : (
        <span className="w-28 px-2.5">{roleLabels[member.role]}</span>
      )}
      <Menu member={member} self={self} changeable={changeable} />
    </li>
  );
}

type MenuProps = { member: Member; self: boolean; changeable: boolean };

function Menu({ member, self, changeable }: MenuProps) {
  const { role, organization } = useOrganization();
  const { remove, leave, transfer } = useMemberMutations();
  const [asking, setAsking] = useState<"leave" | "transfer" | null>(null);
  const mayTransfer = role === "owner" && !self;
  if (!self && !changeable && !mayTransfer) return <span className="size-8" />;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          render={<Button variant="ghost" size="icon" aria-label={`Actions for ${member.name}`} />}
        >
          <Ellipsis aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {mayTransfer ? (
            <DropdownMenuItem onClick={() => setAsking("transfer")}>Transfer ownership…</DropdownMenuItem>
          ) : null}
          {self ? (
            <DropdownMenuItem onClick={() => setAsking("leave")}>Leave organization…</DropdownMenuItem>
          ) : changeable ? (
            <DropdownMenuItem variant="destructive" onClick={() => remove(member)}>
              Remove from {organization.name}
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={() => setAsking(null)}
        title={`Leave ${organization.name}?`}
        description="You lose access at once. An admin can bring you back."
        action="Leave organization"
        pending={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
      <ConfirmDialog
        open={asking === "transfer"}
        onOpenChange={() => setAsking(null)}
        title={`Make ${member.name} the owner?`}
        description="You become an admin. Only the new owner can undo this."
        action="Transfer ownership"
        pending={transfer.isPending}
        onConfirm={() => transfer.mutate({ memberId: member.id })}
      />
    </>
  );
}

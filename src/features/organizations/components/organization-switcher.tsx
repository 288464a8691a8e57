"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { planIds, plans } from "@/domain/plans";
import { cn } from "@/lib/utils";
import { type Membership, useOrganization } from "@/trpc/organization";
import { CreateOrganizationDialog } from "./create-organization-dialog";

const planName = (id: string) => plans[planIds.find((plan) => plan === id) ?? "free"].name;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Props = { organizations: Membership[]; collapsed: boolean };

export function OrganizationSwitcher({ organizations, collapsed }: Props) {
  const { organization } = useOrganization();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Switch organization, now ${organization.name}`}
          className={cn(
            "flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent",
            collapsed && "justify-center",
          )}
        >
          <Avatar name={organization.name} seed={organization.id} square />
          {collapsed ? null : (
            <>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-dense">{organization.name}</span>
                <span className="block truncate text-meta text-muted-foreground">
                  {capitalized(organization.role)} · {planName(organization.plan)}
                </span>
              </span>
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            </>
          )}
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-64">
          {organizations.map((each) => (
            <DropdownMenuItem key={each.id} render={<Link href={`/o/${each.slug}`} />}>
              <Avatar name={each.name} seed={each.id} size="xs" square />
              <span className="min-w-0 flex-1 truncate">{each.name}</span>
              <span className="text-meta text-muted-foreground">{capitalized(each.role)}</span>
              {each.id === organization.id ? <Check aria-label="current" /> : null}
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onClick={() => setCreating(true)}>
            <Plus aria-hidden /> Create organization
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <CreateOrganizationDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

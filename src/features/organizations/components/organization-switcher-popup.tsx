"use client";

import { Check, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { type Membership, useOrganization } from "@/trpc/organization";
import { SwitcherButton } from "./organization-switcher-button";

const CreateOrganizationDialog = onDemand(
  () => import("./create-organization-dialog").then((module) => module.CreateOrganizationDialog),
  ({ open }) => open,
);

type Props = { organizations: Membership[]; collapsed: boolean; initiallyOpen: boolean };

export function OrganizationSwitcherPopup({ organizations, collapsed, initiallyOpen }: Props) {
  const t = useTranslations("organizations");
  const { organization } = useOrganization();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <DropdownMenu defaultOpen={initiallyOpen}>
        <DropdownMenuTrigger render={<SwitcherButton collapsed={collapsed} />} />
        <DropdownMenuContent className="w-64">
          {organizations.map((each) => (
            <DropdownMenuItem key={each.id} render={<Link href={`/o/${each.slug}`} />}>
              <Avatar name={each.name} seed={each.id} image={each.logo} size="xs" square />
              <span className="min-w-0 flex-1 truncate">{each.name}</span>
              <span className="text-meta text-muted-foreground">{t(`role.${each.role}`)}</span>
              {each.id === organization.id ? <Check aria-label={t("switcher.current")} /> : null}
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onClick={() => setCreating(true)}>
            <Plus aria-hidden /> {t("switcher.create")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <CreateOrganizationDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

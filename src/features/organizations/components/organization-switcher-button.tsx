"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RailButton } from "@/components/app-frame/rail-button";
import { Avatar } from "@/components/ui/avatar";
import { planIds, plans } from "@/domain/plans";
import { useOrganization } from "@/trpc/organization";

const planName = (id: string) => plans[planIds.find((plan) => plan === id) ?? "free"].name;

export function SwitcherButton(props: ComponentProps<typeof RailButton>) {
  const t = useTranslations("organizations");
  const { organization } = useOrganization();
  return (
    <RailButton aria-label={t("switcher.label", { organization: organization.name })} {...props}>
      <Avatar name={organization.name} seed={organization.id} image={organization.logo} square />
      {props.collapsed ? null : (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-dense">{organization.name}</span>
            <span className="block truncate text-meta text-muted-foreground">
              {t(`role.${organization.role}`)} · {planName(organization.plan)}
            </span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </>
      )}
    </RailButton>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RailButton } from "@/components/app-frame/rail-button";
import { Avatar } from "@/components/ui/avatar";
import { useOrganization } from "@/trpc/organization";

export function PersonButton(props: ComponentProps<typeof RailButton>) {
  const t = useTranslations("organizations.person");
  const { me } = useOrganization();
  return (
    <RailButton aria-label={t("label", { name: me.user.name })} {...props}>
      <Avatar name={me.user.name} seed={me.user.id} image={me.user.image} />
      {props.collapsed ? null : (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-dense">{me.user.name}</span>
          <span className="block truncate text-meta text-muted-foreground">{me.user.email}</span>
        </span>
      )}
    </RailButton>
  );
}

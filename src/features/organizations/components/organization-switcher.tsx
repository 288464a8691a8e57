"use client";

import { onDemandTrigger } from "@/components/on-demand";
import type { Membership } from "@/trpc/organization";
import { SwitcherButton } from "./organization-switcher-button";

type Props = { organizations: Membership[]; collapsed: boolean };

export const OrganizationSwitcher = onDemandTrigger<Props>(
  () => import("./organization-switcher-popup").then((module) => module.OrganizationSwitcherPopup),
  ({ collapsed, onOpen }: Props & { onOpen: () => void }) => (
    <SwitcherButton collapsed={collapsed} onClick={onOpen} aria-haspopup="menu" aria-expanded={false} />
  ),
);

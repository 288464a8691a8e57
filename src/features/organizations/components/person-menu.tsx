"use client";

import { onDemandTrigger } from "@/components/on-demand";
import { PersonButton } from "./person-button";

export const PersonMenu = onDemandTrigger<{ collapsed: boolean }>(
  () => import("./person-menu-popup").then((module) => module.PersonMenuPopup),
  ({ collapsed, onOpen }: { collapsed: boolean; onOpen: () => void }) => (
    <PersonButton collapsed={collapsed} onClick={onOpen} aria-haspopup="menu" aria-expanded={false} />
  ),
);

"use client";

import { Building2, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { RouterOutputs } from "@/trpc/react";

export type WideEntry = RouterOutputs["admin"]["audit"]["list"]["items"][number];

/** In which organization it happened, or that it belongs to none. */
export function EntryPlace({ entry: { organizationId, organizationName } }: { entry: WideEntry }) {
  const t = useTranslations("audit.everywhere");
  const Icon = organizationId ? Building2 : ShieldCheck;
  return (
    <Badge variant="outline" className="max-w-full">
      <Icon aria-hidden />
      <span className="truncate">{organizationName ?? t(organizationId ? "gone" : "platform")}</span>
    </Badge>
  );
}

"use client";

import { Building2, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import type { RouterOutputs } from "@/trpc/react";

export type WideEntry = RouterOutputs["admin"]["audit"]["list"]["items"][number];

/** In which organization it happened, or that it was in the admin area; a sign-in belongs to no place. */
export function EntryPlace({ entry }: { entry: WideEntry }) {
  const { organizationId, organizationName, entityType } = entry;
  const t = useTranslations("audit.everywhere");
  if (!organizationId && entityType) return null;
  const Icon = organizationId ? Building2 : ShieldCheck;
  return (
    <Badge variant="outline" className="max-w-full">
      <Icon aria-hidden />
      <span className="truncate">{organizationName ?? t(organizationId ? "gone" : "platform")}</span>
    </Badge>
  );
}

/** Leads to the organization, as long as there is one. */
export function PlaceLink({ entry: { organizationId, organizationName } }: { entry: WideEntry }) {
  const t = useTranslations("audit.everywhere");
  if (!organizationId || organizationName === null) return null;
  return (
    <Link
      href={`/admin/organizations/${organizationId}`}
      className={buttonVariants({ variant: "outline", size: "sm", className: "justify-self-start" })}
    >
      {t("open")}
    </Link>
  );
}

"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { Membership } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

type Drawn = { organizations: Membership[]; organization: Membership };

/** The person's organizations and the one of the address: as the server drew them, then as changes are heard of. */
export function useMemberships(drawn: Drawn): Drawn {
  const utils = trpc.useUtils();
  const { data: organizations } = trpc.organizations.list.useQuery(undefined, {
    initialData: drawn.organizations,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    utils.organizations.list.setData(undefined, drawn.organizations);
  }, [utils, drawn.organizations]);
  const now = organizations.find(({ id }) => id === drawn.organization.id);
  useRedraw(drawn.organization, now);
  return { organizations, organization: now ?? drawn.organization };
}

/**
 * Has the server draw the page anew for what only it decides: who may see the page, and whether a payment is missing.
 * For nothing else: a page that is drawn anew while somebody sets a filter is loaded from the start by Next, and the
 * filter is lost.
 */
function useRedraw(drawn: Membership, now: Membership | undefined) {
  const router = useRouter();
  const pathname = usePathname();
  const redraw = useEffectEvent(() => {
    const isMoved = now !== undefined && now.slug !== drawn.slug;
    if (isMoved) router.replace(pathname.replace(`/o/${drawn.slug}`, `/o/${now.slug}`));
    else if (now?.role !== drawn.role || now.paymentDueBy !== drawn.paymentDueBy) router.refresh();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server draws later is no older than what is known
  useEffect(() => redraw(), [now]);
}

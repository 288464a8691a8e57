"use client";

import { useEffect } from "react";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

/** Tells the session which organization is looked at, so that the way in leads there next time. */
export function RememberOrganization() {
  const { me, organization } = useOrganization();
  const { mutate } = trpc.organizations.setActive.useMutation();
  const elsewhere = me.activeOrganizationId !== organization.id && !me.impersonation;
  useEffect(() => {
    if (elsewhere) mutate({ id: organization.id });
  }, [elsewhere, organization.id, mutate]);
  return null;
}

"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type MemberRole, may, type Permission } from "@/domain/roles";
import type { RouterOutputs } from "./react";

export type Me = NonNullable<RouterOutputs["session"]["me"]>;
export type Membership = RouterOutputs["organizations"]["list"][number];

type Value = {
  organization: Membership;
  role: MemberRole;
  me: Me;
  /** Whether the person's role holds a permission; the server decides again. */
  may: (permission: Permission) => boolean;
};

const Context = createContext<Value | null>(null);

type Props = { organization: Membership; me: Me; role: MemberRole; children: ReactNode };

export function OrganizationProvider({ organization, me, role, children }: Props) {
  const value = useMemo(
    () => ({ organization, role, me, may: (permission: Permission) => may(role, permission) }),
    [organization, role, me],
  );
  return <Context value={value}>{children}</Context>;
}

/** The organization of the address, the person in it and what they may do. */
export function useOrganization(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("useOrganization needs an OrganizationProvider");
  return value;
}

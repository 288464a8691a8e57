"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { organizationStates } from "@/domain/organization";
import { planIds } from "@/domain/plans";
import type { RouterInputs } from "@/trpc/react";

const parsers = {
  search: parseAsString,
  plan: parseAsStringLiteral(planIds),
  state: parseAsStringLiteral(organizationStates),
};

/** The list's search and filters, kept in the address; `input` is what the procedure takes. */
export function useOrganizationFilters() {
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace", throttleMs: 300 });
  const { search, plan, state } = filters;
  const input: RouterInputs["admin"]["organizations"]["list"] = {
    search: search?.trim().slice(0, 200) || undefined,
    plan: plan ?? undefined,
    state: state ?? undefined,
  };
  const clear = () => void setFilters({ search: null, plan: null, state: null });
  return { filters, setFilters, input, narrowed: Boolean(search || plan || state), clear };
}

export type OrganizationFilters = ReturnType<typeof useOrganizationFilters>;

"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { queueNames } from "@/domain/job";
import { listedStates } from "./words";

/** Which jobs are listed, kept in the address. */
export const useJobFilters = () =>
  useQueryStates({
    queue: parseAsStringLiteral(queueNames),
    state: parseAsStringLiteral(listedStates).withDefault("failing"),
  });

export type JobFilters = ReturnType<typeof useJobFilters>[0];

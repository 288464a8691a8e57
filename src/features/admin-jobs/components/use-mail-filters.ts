"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { jobStates, mailKinds } from "@/domain/job";

/** Which mails are listed, kept in the address. */
export const useMailFilters = () =>
  useQueryStates(
    {
      address: parseAsString.withDefault(""),
      state: parseAsStringLiteral(jobStates),
      kind: parseAsStringLiteral(mailKinds),
    },
    { throttleMs: 300 },
  );

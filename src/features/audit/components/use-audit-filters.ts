"use client";

import { isValid, parseISO } from "date-fns";
import { useTimeZone } from "next-intl";
import { createParser, parseAsStringLiteral, useQueryStates } from "nuqs";
import { auditActions, auditEntities } from "@/domain/audit";
import type { RouterInputs } from "@/trpc/react";

const pattern = (shape: RegExp) =>
  createParser({ parse: (text) => (shape.test(text) ? text : null), serialize: (text: string) => text });

const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text)) ? text : null),
  serialize: (text: string) => text,
});

/** An address that was typed or cut off must not become a call that the server refuses. */
const parsers = {
  kind: parseAsStringLiteral(auditEntities),
  person: pattern(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i),
  action: parseAsStringLiteral(auditActions),
  from: parseAsDay,
  to: parseAsDay,
};

const none = { kind: null, person: null, action: null, from: null, to: null };

/** The log's filters, kept in the address; `input` is what the procedure takes. */
export function useAuditFilters() {
  const timeZone = useTimeZone();
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace" });
  const { kind, person, action, from, to } = filters;
  const input: RouterInputs["auditLog"]["list"] = {
    entityType: kind ?? undefined,
    userId: person ?? undefined,
    action: action ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    timeZone: from || to ? timeZone : undefined,
    limit: 50,
  };
  const narrowed = Boolean(kind || person || action || from || to);
  return { filters, setFilters, input, narrowed, clear: () => setFilters(none) };
}

"use client";

import { isValid, parseISO } from "date-fns";
import { useTimeZone } from "next-intl";
import {
  createParser,
  type inferParserType,
  parseAsBoolean,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { auditActions, auditEntities } from "@/domain/audit";
import type { RouterInputs } from "@/trpc/react";

const pattern = (shape: RegExp) =>
  createParser({ parse: (text) => (shape.test(text) ? text : null), serialize: (text: string) => text });

const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text)) ? text : null),
  serialize: (text: string) => text,
});

const parseAsId = pattern(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i);

/** An address that was typed or cut off must not become a call that the server refuses. */
const parsers = {
  kind: parseAsStringLiteral(auditEntities),
  person: parseAsId,
  action: parseAsStringLiteral(auditActions),
  from: parseAsDay,
  to: parseAsDay,
};

const wideParsers = { ...parsers, organization: parseAsId, impersonated: parseAsBoolean };

const none = { kind: null, person: null, action: null, from: null, to: null };

/** The log's filters, kept in the address; `input` is what the procedure takes. */
export function useAuditFilters() {
  const timeZone = useTimeZone();
  const [filters, setFilters] = useQueryStates(parsers, { history: "replace" });
  const input = inputOf(filters, timeZone);
  return { filters, setFilters, input, narrowed: isNarrowed(filters), clear: () => setFilters(none) };
}

/** The same across organizations. */
export function useWideAuditFilters() {
  const timeZone = useTimeZone();
  const [filters, setFilters] = useQueryStates(wideParsers, { history: "replace" });
  const { organization, impersonated } = filters;
  const input: RouterInputs["admin"]["audit"]["list"] = {
    ...inputOf(filters, timeZone),
    organizationId: organization ?? undefined,
    impersonated: impersonated || undefined,
  };
  const clear = () => setFilters({ ...none, organization: null, impersonated: null });
  const narrowed = isNarrowed(filters) || Boolean(organization || impersonated);
  return { filters, setFilters, input, narrowed, clear };
}

type Filters = inferParserType<typeof parsers>;

const isNarrowed = ({ kind, person, action, from, to }: Filters) =>
  Boolean(kind || person || action || from || to);

const inputOf = ({ kind, person, action, from, to }: Filters, timeZone: string | undefined) => ({
  entityType: kind ?? undefined,
  userId: person ?? undefined,
  action: action ?? undefined,
  from: from ?? undefined,
  to: to ?? undefined,
  timeZone: from || to ? timeZone : undefined,
  limit: 50,
});

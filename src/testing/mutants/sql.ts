import type { Mutant } from "./mutant";

/** A mutant of the database: statements that the superuser runs in the copied database. */
export const statement =
  (...tests: string[]) =>
  (name: string, sql: string): Mutant => ({ name, sql, tests });

/**
 * Statements that redefine a function with other text in its body; they raise when a text to be replaced does not
 * stand in it exactly once.
 */
export function inFunction(signature: string, ...changes: [find: string, replace: string][]): string {
  const steps = changes.map(
    ([find, replace]) => `
  if array_length(string_to_array(source, $text$${find}$text$), 1) is distinct from 2 then
    raise exception 'The mutant is stale: ${signature} does not hold once: %', $text$${find}$text$;
  end if;
  source := replace(source, $text$${find}$text$, $text$${replace}$text$);`,
  );
  return `do $mutant$
declare source text := pg_get_functiondef('public.${signature}'::regprocedure);
begin${steps.join("")}
  execute source;
end $mutant$`;
}

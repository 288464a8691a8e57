import { tracing } from "@/lib/tracing";

type Ends = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

/**
 * The same statement, where spans are sent in one of its own until it is answered. The driver sends a statement when it
 * is first awaited, so nothing may await it here: its ends are watched. Of it only the text is told, no value.
 */
export function watched<S extends object>(statement: S, text: string): S {
  const finish = tracing()?.start(text.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? "", {
    "db.system.name": "postgresql",
    "db.query.text": text.trim().slice(0, longest),
  });
  if (!finish || !hasEnds(statement)) return statement;
  const { resolve, reject } = statement;
  return Object.assign(statement, {
    resolve(value: unknown) {
      finish();
      resolve(value);
    },
    reject(error: unknown) {
      finish({}, error);
      reject(error);
    },
  });
}

const longest = 2_000;

const hasEnds = (statement: object): statement is Ends => "resolve" in statement && "reject" in statement;

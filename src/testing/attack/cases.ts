import { v7 } from "uuid";
import type { IdOf } from "@/server/db/inputs";
import type { DeclaredProcedure } from "@/server/trpc/declared";
import {
  type Field,
  fieldsOf,
  type Ids,
  plainInput,
  schemaOf,
  type Variant,
  variantsOf,
  withValue,
} from "./inputs";
import type { World } from "./world";

export type Kind = "own" | "trashed" | "foreign" | "unknown" | "malformed";
const kinds: readonly Kind[] = ["own", "trashed", "foreign", "unknown", "malformed"];

/** One way to call a procedure; `build` makes it from the world as it is now. */
export type Case = {
  kind: Kind;
  /** What is of that kind: an id field of the input, or the organization's header. */
  at: string;
  build: (world: World, foreign: World) => Built;
};
export type Built = { organizationId: string | undefined; body: string | undefined; sent: string[] };

const malformed = "0190b6a5'; --";

/** The ids of a world: its live things, or those in its trash where it has any. */
export function idsOf(world: World, variant: Variant, from: "live" | "trashed" = "live"): Ids {
  return (entity) => {
    const real = entity === "ofKind" ? variant.entity : entity;
    if (real === "ofKind") throw new TypeError("A variant names one kind");
    return (from === "trashed" ? world.trashed[real] : undefined) ?? world.live[real];
  };
}

const toBody = (input: unknown) => (input === undefined ? undefined : JSON.stringify(input));

/** Every way to call a procedure with ids and organizations of each kind. */
export function casesOf(procedure: DeclaredProcedure): Case[] {
  const schema = schemaOf(procedure.input);
  const variants = variantsOf(schema);
  const plain = (world: World, variant: Variant, optional = false, from: "live" | "trashed" = "live") =>
    schema && plainInput(schema, variant, idsOf(world, variant, from), optional);
  const whole = (variant: Variant, optional: boolean, from: "live" | "trashed"): Case => ({
    kind: from === "live" ? "own" : "trashed",
    at: `input ${JSON.stringify(variant.fixed)}${optional ? " full" : ""}`,
    build: (world) => {
      const body = toBody(plain(world, variant, optional, from));
      return { organizationId: world.organizationId, body, sent: [] };
    },
  });
  const fields = schema ? fieldsOf(schema).filter((field) => field.entity) : [];
  const byField = variants.flatMap((variant) =>
    fields.flatMap((field) =>
      kinds.map((kind): Case => {
        const at = `${field.path.join(".")} ${JSON.stringify(variant.fixed)}`;
        const build = (world: World, foreign: World) => {
          const id = pick(kind, field, variant, world, foreign);
          const body = toBody(withValue(plain(world, variant, true), field.path, id));
          return { organizationId: world.organizationId, body, sent: [id] };
        };
        return { kind, at, build };
      }),
    ),
  );
  const wholes = variants.flatMap((variant) => [
    whole(variant, false, "live"),
    ...(schema ? [whole(variant, true, "live")] : []),
    ...(fields.length ? [whole(variant, false, "trashed")] : []),
  ]);
  return [...wholes, ...byField];
}

function pick(kind: Kind, field: Field, variant: Variant, world: World, foreign: World): string {
  const entity: IdOf = field.entity ?? "ofKind";
  switch (kind) {
    case "own":
      return idsOf(world, variant)(entity);
    case "trashed":
      return idsOf(world, variant, "trashed")(entity);
    case "foreign":
      return idsOf(foreign, variant)(entity);
    case "unknown":
      return v7();
    case "malformed":
      return malformed;
  }
}

/** The organization's header of each kind, around an input that is the caller's own. */
export function headerCases(procedure: DeclaredProcedure): Case[] {
  const [plain] = casesOf(procedure);
  const headers: Record<string, (world: World, foreign: World) => string | undefined> = {
    foreign: (_, foreign) => foreign.organizationId,
    trashed: (world) => world.trashed.organization,
    unknown: () => v7(),
    malformed: () => malformed,
    own: () => undefined,
  };
  return Object.entries(headers).map(([kind, header]) => ({
    kind: kinds.find((each) => each === kind) ?? "unknown",
    at: kind === "own" ? "no organization header" : "organization header",
    build: (world, foreign) => ({
      ...(plain?.build(world, foreign) ?? { body: undefined, sent: [] }),
      organizationId: header(world, foreign),
    }),
  }));
}

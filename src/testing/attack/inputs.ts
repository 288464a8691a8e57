import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { z } from "zod";
import type { IdOf } from "@/server/db/inputs";

type Schema = z.core.JSONSchema.BaseSchema;
export type Path = readonly (string | number)[];
export type Field = { path: Path; schema: Schema; entity: IdOf | undefined };
/** Finds the id that stands for an entity. */
export type Ids = (entity: IdOf) => string;

/** The JSON schema of what a client sends. */
export function schemaOf(input: unknown): Schema | undefined {
  return input instanceof z.ZodType
    ? z.toJSONSchema(input, { io: "input", unrepresentable: "any" })
    : undefined;
}

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/** What is left of `X | null`, or of "me" | "none" | id, when the plainest alternative is dropped. */
function core(schema: Schema): Schema {
  const options = schema.anyOf?.filter(isSchema).map(core) ?? [];
  return options.find((option) => option.entity) ?? options[0] ?? schema;
}

const properties = (schema: Schema): [string, Schema][] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, value]) =>
    isSchema(value) ? [[name, value]] : [],
  );

/** The input as a whole and every field of it; of a list, its first item. */
export function fieldsOf(schema: Schema, path: Path = []): Field[] {
  const inner = core(schema);
  const entity = typeof inner.entity === "string" ? (inner.entity as IdOf) : undefined;
  const below = properties(inner).flatMap(([name, child]) => fieldsOf(child, [...path, name]));
  const items = isSchema(inner.items) ? fieldsOf(inner.items, [...path, 0]) : [];
  return [{ path, schema: inner, entity }, ...below, ...items];
}

/** Fields that a plain call leaves out: they name a state that was read before. */
const remembered = new Set(["cursor", "version"]);
/** A client's own id for a new row makes a create repeatable. */
const isNewId = (schema: Schema) => schema.format === "uuid" && !schema.entity;

/** A valid input: the required fields or, with `optional`, every field but other things' ids. */
function sample(schema: Schema, ids: Ids, optional = false): unknown {
  const inner = core(schema);
  if (typeof inner.entity === "string") return ids(inner.entity as IdOf);
  if (inner.const !== undefined) return inner.const;
  if (inner.enum) return inner.enum[0];
  if (Array.isArray(inner.examples)) return inner.examples[0];
  switch (inner.type) {
    case "object":
      return sampleObject(inner, ids, optional);
    case "array":
      return isSchema(inner.items) ? [sample(inner.items, ids, optional)] : [];
    case "integer":
    case "number":
      return Math.max(inner.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "string":
      return sampleText(inner);
    default:
      throw new TypeError(`No sample for ${JSON.stringify(inner)}`);
  }
}

function sampleObject(schema: Schema, ids: Ids, optional: boolean): Record<string, unknown> {
  const wanted = properties(schema).filter(([name, child]) => {
    if (schema.required?.includes(name) || isNewId(core(child))) return true;
    return optional && !remembered.has(name) && !core(child).entity;
  });
  return Object.fromEntries(wanted.map(([name, child]) => [name, sample(child, ids, optional)]));
}

function sampleText(schema: Schema): string {
  switch (schema.format) {
    case "uuid":
      return v7();
    case "date":
      return "2027-03-04";
    case "date-time":
      return "2027-03-04T05:06:07.000Z";
    default:
      return `attack${randomBytes(5).toString("hex")}`;
  }
}

/** A copy of `input` with `value` at `path`; missing levels are made. */
export function withValue(input: unknown, path: Path, value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (typeof head === "number")
    return [withValue(Array.isArray(input) ? input[head] : undefined, rest, value)];
  const object = isSchema(input) ? input : {};
  return {
    ...object,
    [head]: withValue(Object.entries(object).find(([name]) => name === head)?.[1], rest, value),
  };
}

const entityOfKind: Record<string, IdOf> = {
  todo: "todo",
  todos: "todo",
  project: "project",
  projects: "project",
  comment: "comment",
  comments: "comment",
  attachment: "attachment",
  attachments: "attachment",
  member: "member",
  team: "team",
  invitation: "invitation",
  organization: "organization",
};

export type Variant = { fixed: Record<string, string>; entity: IdOf };

/** One variant for each kind that an `ofKind` id may be of; for every other input one plain variant. */
export function variantsOf(schema: Schema | undefined): Variant[] {
  const plain: Variant[] = [{ fixed: {}, entity: "todo" }];
  if (!schema || !fieldsOf(schema).some((field) => field.entity === "ofKind")) return plain;
  const chooser = properties(schema).find(([name]) => name === "kind" || name === "entityType");
  if (!chooser) throw new TypeError("An ofKind id needs a kind or an entityType beside it");
  const [name, { enum: kinds = [] }] = chooser;
  return kinds.flatMap((kind) => {
    const entity = entityOfKind[String(kind)];
    return entity ? [{ fixed: { [name]: String(kind) }, entity }] : [];
  });
}

/** A valid input of one variant. */
export function plainInput(schema: Schema, variant: Variant, ids: Ids, optional = false): unknown {
  const input = sample(schema, ids, optional);
  return Object.entries(variant.fixed).reduce((made, [name, value]) => withValue(made, [name], value), input);
}

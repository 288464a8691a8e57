import { idsOf } from "./cases";
import { hostile, hostileBody } from "./hostile";
import { fieldsOf, plainInput, schemaOf, variantsOf, withValue } from "./inputs";
import { inChunks, type Target } from "./target";
import type { World } from "./world";

type Options = {
  actors: readonly string[] /** Of the hostile values, each n-th one for a field. */;
  every: number;
};

/** Hostile values in every field and in place of the whole input: an answer, and never an unexpected one. */
export async function attackWithValues(target: Target, { actors, every }: Options): Promise<void> {
  const { procedure } = target;
  const schema = schemaOf(procedure.input);
  const variant = variantsOf(schema)[0];
  const plain = (world: World) => {
    if (!schema || !variant) return undefined;
    return plainInput(schema, variant, idsOf(world, variant));
  };
  for (const [place, { path }] of (schema ? fieldsOf(schema) : [{ path: [] }]).entries()) {
    const values = Object.entries(hostile).filter((_, index) => (index + place) % every === 0);
    for (const name of actors) {
      await inChunks(values, async ([label, raw]) => {
        const { world, actor } = await target.standing(name);
        const body = hostileBody((value) => withValue(plain(world), path, value), raw);
        const what = `${path.join(".") || "input"} = ${label}`;
        const answer = await target.call(actor, what, { organizationId: world.organizationId, body });
        if (answer.code === "OK" && procedure.type === "mutation" && !procedure.meta.idempotent)
          target.renew();
      });
    }
  }
}

/** A value that names where it came from: found anywhere else, it is a leak. Lower case, so that a slug may hold it. */
export const canary = (tag: string, column: string) => `canary-${tag}-${column}-zz`;

/** A canary that no answer, log or mail may hold, whoever asks. */
export const secretCanary = (tag: string, column: string) => canary(tag, `secret.${column}`);

export type Found = { tag: string; column: string };

const pattern = /canary-([a-z0-9]+)-([a-z_.]+)-zz/gi;

/** Every canary in a text, also one that was percent-encoded; each once. */
export function findCanaries(text: string): Found[] {
  const found = new Map<string, Found>();
  for (const [whole, tag = "", column = ""] of text.matchAll(pattern)) {
    found.set(whole.toLowerCase(), { tag: tag.toLowerCase(), column: column.toLowerCase() });
  }
  return [...found.values()];
}

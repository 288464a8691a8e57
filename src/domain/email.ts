/** What the browser and the server take for an e-mail address: the practical ASCII form, without comments or quotes. */
export const emailPattern =
  /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Addresses pasted in any usual form ("a@b.c, Mia <mia@b.c>; d@e.f"), lower-cased, each once, in order. */
export function splitAddresses(text: string): { valid: string[]; invalid: string[] } {
  const bare = text.replace(/[^,;\n<>]*<([^<>]*)>/g, " $1 ");
  const parts = [
    ...new Set(
      bare
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((part) => part.toLowerCase()),
    ),
  ];
  return {
    valid: parts.filter((part) => emailPattern.test(part)),
    invalid: parts.filter((part) => !emailPattern.test(part)),
  };
}

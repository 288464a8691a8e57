const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

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
    valid: parts.filter((part) => address.test(part)),
    invalid: parts.filter((part) => !address.test(part)),
  };
}

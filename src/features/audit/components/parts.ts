/** A piece of a sentence; names are set strong. */
export type Part = { text: string; strong?: boolean };

const longest = 80;

/** On one line, and cut where it would be a paragraph. */
export function shorten(label: string): string {
  const letters = [...label.replace(/\s+/g, " ").trim()];
  return letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : letters.join("");
}

export const quote = (label: string): Part => ({ text: `“${shorten(label)}”`, strong: true });

/** A sentence of plain words and named parts. */
export function say(words: TemplateStringsArray, ...named: (Part | Part[])[]): Part[] {
  return words
    .flatMap((text, index) => [{ text }, ...[named[index] ?? []].flat()])
    .filter(({ text }) => text !== "");
}

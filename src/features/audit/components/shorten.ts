const longest = 80;

/** On one line, and cut where it would be a paragraph. */
export function shorten(label: string): string {
  const letters = [...label.replace(/\s+/g, " ").trim()];
  return letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : letters.join("");
}

type Output = { message?: unknown; stack?: unknown; value?: unknown } | null;

/** What a job failed of, as it was kept; null when it has not. Neither a link nor what the job was given stands in it. */
export function errorText(output: unknown, given: unknown): string | null {
  const text = textOf(output);
  return text === null ? null : withoutSecrets(text, given);
}

export const firstLine = (text: string | null): string | null =>
  text?.split("\n", 1)[0]?.trim().slice(0, 300) ?? null;

function textOf(output: unknown): string | null {
  if (typeof output === "string") return output;
  if (typeof output !== "object" || output === null) return null;
  const { message, stack, value }: NonNullable<Output> = output;
  if (value !== undefined) return textOf(value);
  if (typeof stack === "string" && typeof message === "string" && stack.includes(message))
    return stack.replace(/^\w*Error: /, "");
  return typeof message === "string" ? message : null;
}

const left = "•••";
const links = /\b(?!file:|node:)[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)]+/gi;
/** Too long for a word, with a digit in it: a token, a key, a hash. */
const tokens = /(?=[\w-]*\d)[\w-]{24,}/g;
const parameters = /^params: .*$/gm;

function withoutSecrets(text: string, given: unknown): string {
  const known = textsIn(given).filter((each) => each.length >= 4);
  const longestFirst = known.sort((a, b) => b.length - a.length);
  const plain = longestFirst.reduce((cut, each) => cut.replaceAll(each, left), text);
  return plain.replace(parameters, `params: ${left}`).replace(links, left).replace(tokens, left);
}

/** What an operator sees of a job anyway. */
const shown = new Set(["to", "template", "language"]);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (shown.has(key) ? [] : textsIn(each)));
}

/** The text as it reads, but with nothing in it that a mail program would make a link of. */
export function withoutLinks(text: string): string {
  return text.replace(/[:/.@](?=\S)/g, "$&\u2060");
}

const year = 31_536_000;

/** Tells the server a choice of this browser, for a year. */
export function setBrowserCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
}

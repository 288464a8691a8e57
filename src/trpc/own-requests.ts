const kept = 100;
const recent: string[] = [];

/** Remembers a change that this window asked for, so that hearing of it later asks for nothing again. */
export function rememberRequest(id: string | null): void {
  if (id) recent.push(id);
  if (recent.length > kept) recent.shift();
}

export const isOwnRequest = (id: string): boolean => recent.includes(id);

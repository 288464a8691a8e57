/** A path of this site to go on to; anything else becomes the fallback. */
export function safePath(next: string | string[] | null | undefined, fallback = "/"): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\\\s]/.test(next)) return fallback;
  return next;
}

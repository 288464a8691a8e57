export function findPgBouncer(folder: string): Promise<string>;
export function startPgBouncer(
  program: string,
  url: string,
): Promise<{ url: string; log: () => string; stop: () => Promise<void> }>;

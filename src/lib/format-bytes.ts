const units = ["bytes", "KB", "MB", "GB", "TB"];

/** Bytes in the largest unit that keeps the number at one or more: 0 bytes, 512 MB, 1.5 GB. */
export function formatBytes(bytes: number): string {
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0);
  return `${Number((bytes / 1024 ** step).toFixed(1))} ${units[step]}`;
}

const units = ["bytes", "KB", "MB", "GB", "TB"];

/** Bytes in the largest unit that keeps the number at one or more: 0 bytes, 512 MB, 1.5 GB, in German 1,5 GB. */
export function formatBytes(bytes: number, locale = "en"): string {
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0);
  const number = Number((bytes / 1024 ** step).toFixed(1)).toLocaleString(locale, { useGrouping: false });
  return `${number} ${step === 0 && locale === "de" ? "Bytes" : units[step]}`;
}

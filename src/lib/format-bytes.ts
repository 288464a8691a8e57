const units = ["bytes", "KB", "MB", "GB", "TB"];

/** Bytes in the largest unit that keeps the number at one or more: 0 bytes, 512 MB, 1.5 GB. */
export function formatBytes(bytes: number, locale = "en"): string {
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const unit = step === 0 && locale === "de" ? "Bytes" : units[step];
  return `${number.format(bytes / 1024 ** step)} ${unit}`;
}

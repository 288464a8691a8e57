/** The value below which a share (0 to 1) of the values lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => quantile(values, 0.5);

/** How far the rounds lie apart: half of the distance between the quartiles, in percent of the median. */
export const spread = (values) =>
  ((quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values)) * 100;

/** Three digits that count. */
export function short(value) {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

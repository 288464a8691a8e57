/** Loaded pages up to which a list is fetched anew after a change; a longer one shows the change without that. */
const refetchedAtMost = 4;

/** Whether these are the pages of a list of which each would be a call of its own. */
export const isLong = (data: unknown): boolean =>
  typeof data === "object" &&
  data !== null &&
  "pages" in data &&
  Array.isArray(data.pages) &&
  data.pages.length > refetchedAtMost;

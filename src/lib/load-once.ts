/** Loads at the first call and answers the same from then on; after a failure the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  const forget = (error: unknown) => {
    loading = undefined;
    throw error;
  };
  return () => {
    loading ??= load().catch(forget);
    return loading;
  };
}

/** Bounds of every API call: calls in one batch, bytes of a body. */
export const apiLimits = { maxBatchSize: 10, maxBodySize: 1024 * 1024 } as const;

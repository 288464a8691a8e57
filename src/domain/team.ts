export const teamLimits = { name: 80, list: 200 } as const;

/** Over how many days an operator sees charts. */
export const figureDays = [30, 90] as const;
export type FigureDays = (typeof figureDays)[number];

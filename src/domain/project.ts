export const projectColors = [
  "gray",
  "red",
  "orange",
  "amber",
  "green",
  "teal",
  "blue",
  "indigo",
  "purple",
  "pink",
] as const;
export type ProjectColor = (typeof projectColors)[number];

export const projectLimits = { name: 80, list: 500 } as const;
export const commentLimits = { body: 10_000 } as const;

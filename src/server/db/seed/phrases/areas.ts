import { finance } from "./finance";
import { hiring } from "./hiring";
import { marketing } from "./marketing";
import { operations } from "./operations";
import { product } from "./product";

type Phrases = { titles: readonly string[]; descriptions: readonly string[] };

export const areas = ["finance", "product", "marketing", "hiring", "operations"] as const;
export type Area = (typeof areas)[number];

export const phrases: Record<Area, Phrases> = { finance, product, marketing, hiring, operations };

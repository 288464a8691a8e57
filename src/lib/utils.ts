/**
 * Joins class names. Of two that set the same property, the one that may be replaced is written with `base:`, which any
 * other utility wins against: nothing is sorted out while a screen is drawn.
 */
export { clsx as cn } from "clsx";

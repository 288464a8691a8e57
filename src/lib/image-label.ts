/** The attributes of an element that is an image with a name, or of a decoration, where there is no label. */
export const imageLabel = (label?: string) =>
  label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);

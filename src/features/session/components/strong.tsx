import type { ReactNode } from "react";

/** For the addresses in sentences: the tag `strong` of `t.rich`. */
export const strong = (text: ReactNode) => <strong className="font-medium text-foreground">{text}</strong>;

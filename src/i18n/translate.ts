import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";

/** What `useTranslations("x")` answers: for functions that are given the `t` of a screen. */
export type Translate<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<N>
>;

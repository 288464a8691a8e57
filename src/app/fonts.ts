import localFont from "next/font/local";

/** Western letters, digits and punctuation: all that most pages say, in two fifths of the whole typeface. */
const geistLatin = localFont({
  src: "../../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  variable: "--font-geist-latin",
  weight: "100 900",
  adjustFontFallback: false,
});

/** Letters of names such as Šimon or Łukasz, fetched by a page that has one. */
const geistLatinMore = localFont({
  src: "../../node_modules/@fontsource-variable/geist/files/geist-latin-ext-wght-normal.woff2",
  variable: "--font-geist-latin-more",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF" }],
});

/** The whole typeface, fetched by a page that says something else. */
const geistSans = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans",
  weight: "100 900",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+02BB-052F, U+1EA0-1EFF, U+2070-22FF" }],
});

/** Only for ids and keys: a page does not wait for it. */
const geistMono = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
});

const all = [geistLatin, geistLatinMore, geistSans, geistMono];

/** Classes of the root element that make the typefaces known. */
export const fonts = all.map(({ variable }) => variable).join(" ");

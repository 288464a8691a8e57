import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

/** Only for ids and keys: a page does not wait for it. */
const geistMono = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
});

/** Classes of the root element that make both typefaces known. */
export const fonts = `${GeistSans.variable} ${geistMono.variable}`;

"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/** `nonce` lets the script run that sets the theme before the page is seen. */
export function ThemeProvider({ children, nonce }: { children: ReactNode; nonce?: string | undefined }) {
  return (
    <NextThemes attribute="class" defaultTheme="system" enableSystem {...(nonce && { nonce })}>
      {children}
    </NextThemes>
  );
}

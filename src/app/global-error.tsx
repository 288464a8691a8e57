"use client";

import "./globals.css";
import { FailureScreen } from "@/components/failure-screen";
import { ThemeProvider } from "@/components/theme";
import { fonts } from "./fonts";

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <title>Something went wrong · Tenantry</title>
      </head>
      <body>
        <ThemeProvider>
          <FailureScreen error={error} retry={retry} />
        </ThemeProvider>
      </body>
    </html>
  );
}

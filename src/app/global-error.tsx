"use client";

import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { FailureScreen } from "@/components/failure-screen";
import { ThemeProvider } from "@/components/theme";

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
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

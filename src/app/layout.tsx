import "./globals.css";
import type { Metadata, Viewport } from "next";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/theme";
import { Sentences } from "@/i18n/sentences";
import { fonts } from "./fonts";

export const metadata: Metadata = {
  title: { default: "Tenantry", template: "%s · Tenantry" },
  description: "To-dos for teams, shared by organizations.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await getLocale()} className={fonts} suppressHydrationWarning>
      <body>
        <Sentences of={[]}>
          <ThemeProvider>{children}</ThemeProvider>
        </Sentences>
      </body>
    </html>
  );
}

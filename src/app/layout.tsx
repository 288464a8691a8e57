import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TellTimeZone } from "@/components/tell-time-zone";
import { ThemeProvider } from "@/components/theme";
import { nonceHeader } from "@/domain/nonce";
import { Sentences } from "@/i18n/sentences";
import { currentSession } from "@/trpc/server";
import { fonts } from "./fonts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: "Tenantry", template: "%s · Tenantry" }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const me = await currentSession().catch(() => null);
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html lang={await getLocale()} className={fonts} suppressHydrationWarning>
      <body>
        <Sentences of={["failure"]}>
          <TellTimeZone follows={!me?.user.timeZone} />
          <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
        </Sentences>
      </body>
    </html>
  );
}

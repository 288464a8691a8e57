import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run verify` checks the types once for pages, server, scripts and tests.
  typescript: { ignoreBuildErrors: true },
  // Node reads every source map beside a script that it loads: those of pages took 100 MB and a third of a second.
  experimental: { turbopackSourceMaps: false },
  serverExternalPackages: ["postgres", "pg-boss", "pino", "prom-client", "nodemailer", "better-auth"],
};

// Sentences are compiled when the pages are built: the browser needs no parser for them.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: {
    messages: { path: "./src/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

export default withNextIntl(config);

import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["postgres", "pg-boss", "pino", "nodemailer", "better-auth"],
};

export default config;

import { createEnv } from "@t3-oss/env-core";
import proxyAddr from "proxy-addr";
import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65535);
const isProxyList = (list: string[]) => {
  try {
    proxyAddr.compile(list);
    return true;
  } catch {
    return false;
  }
};
const list = (text: string) =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
const proxies = z
  .string()
  .transform(list)
  .refine(isProxyList, "Addresses, CIDR ranges, loopback, linklocal or uniquelocal, with commas between");
const hosts = z
  .string()
  .toLowerCase()
  .transform(list)
  .refine(
    (all) => all.every((each) => /^[a-z0-9.:[\]-]+$/.test(each)),
    "Hosts, each with its port if it has one",
  );
const url = (protocols: RegExp) => z.url({ protocol: protocols });
const optional = z.string().min(1).optional();

/** The process environment, read once and checked; a missing or malformed variable is named in the error. */
export const env = createEnv({
  server: {
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    PORT: port.default(3000),
    /** Where a worker of its own answers health and metrics; nowhere when it is not set. */
    WORKER_PORT: port.optional(),
    DATA_DIR: z.string().min(1).default(".data"),
    APP_URL: url(/^https?$/).default("http://localhost:3000"),
    DATABASE_URL: url(/^postgres(ql)?$/),
    /** Past a pooler, for what needs a connection to itself. */
    DATABASE_DIRECT_URL: url(/^postgres(ql)?$/).optional(),
    DATABASE_ADMIN_URL: url(/^postgres(ql)?$/).optional(),
    DATABASE_PREPARE: z.stringbool().default(true),
    BETTER_AUTH_SECRET: z.string().min(32),
    TRUSTED_PROXIES: proxies.default([]),
    S3_BUCKET: z.string().min(3).optional(),
    S3_REGION: z.string().min(1).default("us-east-1"),
    S3_ENDPOINT: url(/^https?$/).optional(),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    SMTP_URL: url(/^smtps?$/).optional(),
    MAIL_FROM: z.string().min(3).default("Tenantry <no-reply@tenantry.test>"),
    GITHUB_CLIENT_ID: optional,
    GITHUB_CLIENT_SECRET: optional,
    GOOGLE_CLIENT_ID: optional,
    GOOGLE_CLIENT_SECRET: optional,
    MICROSOFT_CLIENT_ID: optional,
    MICROSOFT_CLIENT_SECRET: optional,
    /** Hosts of identity providers inside of the network, which are not refused for that. */
    SSO_ALLOWED_HOSTS: hosts.default([]),
    /** Who is asked for the record that proves a domain; the machine's own resolvers when it is not set. */
    SSO_DNS_SERVERS: hosts.default([]),
    /** Who sends it as a bearer may read /api/metrics; without it only this machine may. */
    METRICS_TOKEN: z.string().min(16).optional(),
    /** Whether what stands in front makes an id for each request, which is then ours as well. */
    TRUST_REQUEST_ID: z.stringbool().default(false),
    /** How long a server that is told to stop goes on listening, at least: until a balancer has asked whether it is ready. */
    DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
    /** Where spans are sent by OTLP over HTTP; the other OTEL_* variables are read by what sends them. */
    OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/).optional(),
    /** Payments; without it plans are switched freely, and the billing screen says so. */
    STRIPE_SECRET_KEY: optional,
    STRIPE_WEBHOOK_SECRET: optional,
    /** Another place than Stripe's own. */
    STRIPE_API_BASE: url(/^https?$/).optional(),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  },
  createFinalSchema: (shape) =>
    z.object(shape).superRefine((value, context) => {
      if (!value.STRIPE_SECRET_KEY === !value.STRIPE_WEBHOOK_SECRET) return;
      const missing = value.STRIPE_SECRET_KEY ? "STRIPE_WEBHOOK_SECRET" : "STRIPE_SECRET_KEY";
      context.addIssue({ code: "custom", path: [missing], message: "Payments need both, key and secret" });
    }),
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
  onValidationError: (issues) => {
    const lines = issues.map((issue) => `  ${issue.path?.join(".") ?? "?"}: ${issue.message}`);
    throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
  },
});

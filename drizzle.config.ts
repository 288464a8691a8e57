import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./src/server/db/schema/index.ts",
  out: "./drizzle",
  casing: "snake_case",
  dbCredentials: { url: process.env.DATABASE_ADMIN_URL ?? "" },
  migrations: { prefix: "timestamp", table: "__drizzle_migrations__", schema: "public" },
  schemaFilter: ["public"],
  verbose: true,
  strict: true,
});

import { pgRole } from "drizzle-orm/pg-core";

/** Roles are cluster-wide and made by the migrator's first step, so Drizzle takes them as existing. */
export const appOwner = pgRole("app_owner").existing();
export const appLogin = pgRole("app_login").existing();
export const appTenant = pgRole("app_tenant").existing();
export const appTrash = pgRole("app_trash").existing();
export const appBilling = pgRole("app_billing").existing();
export const appPlatform = pgRole("app_platform").existing();

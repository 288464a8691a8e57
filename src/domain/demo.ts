/** The sign-ins of the demo data; every one has the same password. */
export const demo = {
  password: "tenantry-demo",
  platformAdmin: "admin@tenantry.test",
  people: [
    { email: "owner@acme.test", role: "owner", organization: "acme" },
    { email: "admin@acme.test", role: "admin", organization: "acme" },
    { email: "member@acme.test", role: "member", organization: "acme" },
    { email: "viewer@acme.test", role: "viewer", organization: "acme" },
    { email: "owner@globex.test", role: "owner", organization: "globex" },
  ],
} as const;

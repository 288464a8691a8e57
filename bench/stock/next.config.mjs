import { resolve } from "node:path";

export default {
  poweredByHeader: false,
  serverExternalPackages: ["postgres", "better-auth"],
  turbopack: { root: resolve(import.meta.dirname, "../../..") },
};

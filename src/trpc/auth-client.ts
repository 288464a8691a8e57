import { createAuthClient } from "better-auth/react";

/** Better Auth in the browser: sign-in, sign-up, verification and password reset. Nothing else is open there. */
export const authClient = createAuthClient({ basePath: "/api/auth" });

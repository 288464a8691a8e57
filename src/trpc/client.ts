import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/root";

/** Single calls on pages that come without the cache: load it when it is needed. */
export const client = createTRPCClient<AppRouter>({
  links: [
    httpLink({ url: "/api/trpc", headers: () => ({ "accept-language": document.documentElement.lang }) }),
  ],
});

import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "@/server/root";
import { createContext } from "@/server/trpc/context";
import { apiLimits } from "@/server/trpc/limits";

/** For serverless hosts; the Node server answers this path itself. */
const handler = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    router: appRouter,
    req,
    ...apiLimits,
    createContext: ({ resHeaders }) =>
      createContext({
        headers: req.headers,
        ipAddress: null,
        setCookies: (cookies) => {
          for (const cookie of cookies) resHeaders.append("set-cookie", cookie);
        },
      }),
  });

export { handler as GET, handler as POST };

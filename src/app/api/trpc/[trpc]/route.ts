import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { localApi } from "@/server/local-api";
import { apiLimits } from "@/server/trpc/limits";

/** For serverless hosts; the Node server answers this path itself. */
async function handler(req: Request): Promise<Response> {
  const { router, createContext } = await localApi();
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    router,
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
}

export { handler as GET, handler as POST };

import { processWide } from "@/lib/process-wide";

const holder = processWide("local-api", (): { api?: ReturnType<typeof load> } => ({}));

async function load() {
  const [{ appRouter }, { createContext }, { t }] = await Promise.all([
    import("./root"),
    import("./trpc/context"),
    import("./trpc/init"),
  ]);
  return { router: appRouter, createContext, createCaller: t.createCallerFactory(appRouter) };
}

/**
 * The procedures for code in the same process. The server asks first: pages then call what is already loaded, instead of
 * a second copy from their own bundle, which only a serverless host loads.
 */
export const localApi = () => {
  const held = holder.get();
  held.api ??= load();
  return held.api;
};

type PluginEndpoints = { endpoints?: Record<string, unknown> };

/** Every HTTP path of the given plugins, to be closed: new endpoints of an upgrade are closed too. */
export function closedPaths(plugins: readonly PluginEndpoints[]): string[] {
  return plugins
    .flatMap((plugin) => Object.values(plugin.endpoints ?? {}))
    .flatMap((endpoint) => {
      const path = (endpoint as { path?: unknown }).path;
      return typeof path === "string" ? [path] : [];
    });
}

type Wide<T> = {
  /** The value, made by the first who asks. */
  get: () => T;
  /** The value if somebody has asked for it. */
  peek: () => T | undefined;
  /** The value if somebody has asked for it; whoever asks next gets another. */
  take: () => T | undefined;
};

const holder = globalThis as { tenantry?: Map<string, unknown> };
holder.tenantry ??= new Map();
const values = holder.tenantry;

/**
 * One value a process, found by its name: the server and the pages it renders are bundles of their own, so that a
 * variable of a module would be there twice.
 */
export function processWide<T extends object>(name: string, create: () => T): Wide<T> {
  const peek = () => values.get(name) as T | undefined;
  const get = () => {
    const value = peek() ?? create();
    values.set(name, value);
    return value;
  };
  const take = () => {
    const value = peek();
    values.delete(name);
    return value;
  };
  return { get, peek, take };
}

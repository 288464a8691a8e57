import { env } from "@/env";
import { connectionOptions } from "./client";
import { Connection } from "./connection";

type Settings = {
  channel: "tenantry_changes";
  url?: string;
  onMessage: (payload: string) => void;
  /** Called each time the listening begins: what was said before is lost. */
  onOpen: () => void;
};

/** Milliseconds. */
const openWithin = 5_000;
const checkEvery = 15_000;
const retryAfter = { least: 250, most: 5_000 };

/**
 * Listens to a channel on a connection of its own until `stop`, and again after it was lost. Goes past a pooler
 * where `DATABASE_DIRECT_URL` is set: in transaction mode a pooler hands on no notifications.
 */
export function listen({ channel, url, onMessage, onOpen }: Settings): { stop: () => void } {
  let stopped = false;
  let current: Connection | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = retryAfter.least;
  const again = () => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void open(), wait).unref();
    wait = Math.min(wait * 2, retryAfter.most);
  };
  const check = (connection: Connection) => {
    timer = setTimeout(async () => {
      const silent = setTimeout(() => connection.destroy(), openWithin).unref();
      await connection.unsafe("select 1", [], { simple: true }).catch(() => connection.destroy());
      clearTimeout(silent);
      if (!connection.lost) check(connection);
    }, checkEvery).unref();
  };
  const open = async () => {
    try {
      const connection = await Connection.open(settings(url, onMessage), openWithin);
      current = connection;
      connection.onLost = again;
      await connection.unsafe(`listen ${channel}`, [], { simple: true });
      if (stopped) return connection.end();
      wait = retryAfter.least;
      check(connection);
      onOpen();
    } catch {
      if (current?.lost !== true) again();
    }
  };
  void open();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      current?.end();
    },
  };
}

function settings(url: string | undefined, onMessage: (payload: string) => void) {
  const onnotify = (_channel: string, payload: string) => onMessage(payload);
  const connection = { application_name: "tenantry-events" };
  return {
    url: url ?? env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    options: { ...connectionOptions, ...{ onnotify }, connection },
    types: { parsers: {}, serializers: {} },
  };
}

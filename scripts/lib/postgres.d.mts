export type EmbeddedPostgres = {
  port: number;
  pid: number;
  reused: boolean;
  home: string;
  moved: boolean;
  url: (database?: string, user?: string, password?: string) => string;
  exited: Promise<void>;
  stop: (options?: { graceMs?: number }) => Promise<void>;
};

export function startPostgres(options: {
  dataDir?: string;
  ephemeral?: boolean;
  port?: number;
}): Promise<EmbeddedPostgres>;
export function sweepAbandoned(): Promise<void>;

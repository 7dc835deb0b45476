import { resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from '#shared/refused.ts';
import { root } from './root.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3060),
  HOST: z.string().min(1).default('127.0.0.1'),
  LIANQUN_DATA: z.string().min(1).default('var'),
  LIANQUN_SECRET: z.string().min(32).optional(),
  LIANQUN_TILES: z.string().optional(),
  LIANQUN_MAP_NUMBER: z.string().max(60).optional(),
  LIANQUN_RATES: z.enum(['on', 'off']).default('on'),
  LIANQUN_PROXY: z.enum(['on', 'off']).default('off'),
  LIANQUN_DEMO: z.enum(['on', 'off']).default('on'),
  DATABASE_URL: z.string().min(1).optional(),
});

export type Settings = {
  port: number;
  host: string;
  /** Folder that holds the embedded database, the secret key and uploads. */
  data: string;
  secret: string | undefined;
  tiles: string | undefined;
  mapNumber: string | undefined;
  /** Limits on requests per address; off only for measuring. */
  rates: boolean;
  /** A proxy of the operator stands in front and writes X-Forwarded-For, -Proto and -Host. */
  proxy: boolean;
  demo: boolean;
  databaseUrl: string | undefined;
};

/** Reads every setting once from the environment; throws Refused with one sentence naming the variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refused('invalid', `设置 ${String(issue?.path[0])} 不能用（this setting cannot be used）：${issue?.message}`);
  }
  const s = parsed.data;
  return {
    port: s.PORT,
    host: s.HOST,
    data: resolve(root, s.LIANQUN_DATA),
    secret: s.LIANQUN_SECRET,
    tiles: s.LIANQUN_TILES,
    mapNumber: s.LIANQUN_MAP_NUMBER,
    rates: s.LIANQUN_RATES === 'on',
    proxy: s.LIANQUN_PROXY === 'on',
    demo: s.LIANQUN_DEMO === 'on',
    databaseUrl: s.DATABASE_URL,
  };
}

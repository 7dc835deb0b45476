import { type Connection, connect } from './database.ts';

/** Told at each commit that recorded an act, in every process: the modules whose acts they were, parted by commas. */
export const actChannel = 'lianqun_acts';

/**
 * Listens on a channel of the database on a connection of its own. `onTold` gets each message, and `null` whenever messages may have been
 * missed: at the start and after the connection was lost. Gives how to stop.
 */
export async function hear(
  at: Connection,
  channel: string,
  onTold: (message: string | null) => void,
): Promise<{ stop(): Promise<void> }> {
  const sql = connect(at, { connection: { application_name: 'lianqun hearing' } });
  await sql.listen(channel, onTold, () => onTold(null));
  return { stop: () => sql.end({ timeout: 1 }) };
}

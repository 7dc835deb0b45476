/** The present moment; a test passes its own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The calendar day of a moment in China (UTC+8 all year), as YYYY-MM-DD. */
export function dayInChina(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** How many fields of the offer "o" have a proof that has run out before a day in China (YYYY-MM-DD), and none that holds; as SQL. */
export function lapsedOn(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`no day: ${day}`);
  return `(select count(*)::smallint from (select from offer.verification v where v.offer = o.id and v.field is not null and v.passed
    group by v.field having max(v.valid_until) < date '${day}') f)`;
}

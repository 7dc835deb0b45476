/** Units of power and energy, of houses and of single trades are kept as written (吉瓦时, GWh, 标箱, 座). */
export const ofPower: ReadonlySet<string> = new Set(['kw', 'kva', 'energy', 'measure', 'house']);

/** GWH, gwh: written as GWh. */
export const inForm = (written: string) =>
  written.replace(/^([kmgt])(wh?|va)$/i, (_, size: string, unit: string) => {
    const [of, ...rest] = unit.toUpperCase();
    return `${size.toLowerCase() === 'k' ? 'k' : size.toUpperCase()}${of}${unit.length > 1 && of === 'W' ? 'h' : rest.join('')}`;
  });

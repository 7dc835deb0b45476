type Rgb = readonly [number, number, number];

/** Contrast of two colours written as #rrggbb, 1 to 21; WCAG 2.2, relative luminance. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

/** The colour made lighter, as little as needed, until it can be read on a ground (contrast of at least 4.5). */
export function accentOn(colour: string, ground: string): string {
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(colour, share);
    if (contrast(mixed, ground) >= 4.5) return mixed;
  }
  return '#ffffff';
}

function mix(colour: string, white: number): string {
  return `#${rgbOf(colour)
    .map(part =>
      Math.round(part + (255 - part) * white)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function luminance(colour: string): number {
  const [r, g, b] = rgbOf(colour).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function rgbOf(colour: string): Rgb {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;
}

import { create } from 'qrcode';

/** The QR code of a text (ISO/IEC 18004, error correction M) as one SVG path of unit squares; `size` counts the quiet zone of four squares on each side, which the path leaves free. */
export function qrDrawing(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let run = 0;
      while (column + run < size && data[row * size + column + run]) run++;
      if (run > 0) path += `M${column + 4} ${row + 4}h${run}v1h-${run}z`;
      column += run;
    }
  }
  return { size: size + 8, path };
}

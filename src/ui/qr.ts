import { create } from 'qrcode';

/** A text as a QR code drawn in SVG with its quiet zone; `label` is what it is called for those who do not see it. */
export function qrSvg(text: string, label: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (data[row * size + column]) path += `M${column + 4} ${row + 4}h1v1h-1z`;
  }
  const all = size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 ${all} ${all}" role="img" aria-label="${label}"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

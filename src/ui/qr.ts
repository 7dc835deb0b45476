import { qrDrawing } from '#shared/qr.ts';

/** A text as a QR code drawn in SVG with its quiet zone, dark on light in every theme, since cameras need it so; `label` is what it is called for those who do not see it. */
export function qrSvg(text: string, label: string): string {
  const { size, path } = qrDrawing(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

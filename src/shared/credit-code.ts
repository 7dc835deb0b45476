const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a text is a unified social credit code whose last sign checks the others, by GB 32100-2015: Σ value · 3^(i−1) mod 31. */
export function creditCodeHolds(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  let [sum, weight] = [0, 1];
  for (const sign of text.slice(0, 17)) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31] === text[17];
}

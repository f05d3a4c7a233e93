const INK = '#16222e';
const WHITE = '#ffffff';

/** Relative luminance of WCAG 2, from "#rrggbb". */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21; text needs 4.5. */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Ink or white, whichever is easier to read on a fill: axe cannot judge text inside SVG. */
export function textOn(fill: string): string {
  return contrast(INK, fill) >= contrast(WHITE, fill) ? INK : WHITE;
}

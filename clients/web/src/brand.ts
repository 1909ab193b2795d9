/** A brand's colour made readable: as dark as white paper wants it, and as light as dark paper wants it. */

/** Red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number];

const [BLACK, WHITE]: Rgb[] = [
  [0, 0, 0],
  [255, 255, 255],
];
/** The paper of either scheme as a brand's colour finds it at worst: a wash of that colour over it. */
const [LIGHT_PAPER, DARK_PAPER] = ["#e9e5e1", "#3d352d"];
/** WCAG 2.2, success criterion 1.4.3, for letters of any size. */
export const LEAST_CONTRAST = 4.5;
const STEPS = 50;

/** The colour as it is where it can be read on light paper, else as little darker as that takes. */
export function onLight(color: string): string {
  return readable(color, LIGHT_PAPER!, BLACK!);
}

/** The colour as it is where it can be read on dark paper, else as little lighter as that takes. */
export function onDark(color: string): string {
  return readable(color, DARK_PAPER!, WHITE!);
}

/** WCAG's contrast ratio of two colours "#rrggbb", from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function readable(color: string, paper: string, end: Rgb): string {
  const from = rgbOf(color);
  for (let step = 0; step < STEPS; step++) {
    const mixed = hex(from.map((value, at) => value + ((end[at]! - value) * step) / STEPS));
    if (contrast(mixed, paper) >= LEAST_CONTRAST) return mixed;
  }
  return hex(end);
}

function rgbOf(color: string): Rgb {
  const value = parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(values: readonly number[]): string {
  return "#" + values.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("");
}

/** WCAG's relative luminance. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

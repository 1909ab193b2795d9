/** Textures drawn on canvases: floors, walls, soft shadows, signs. The same seed gives the same picture. */
import { CanvasTexture, RepeatWrapping, SRGBColorSpace, type Texture } from "three";
import type { Surface } from "../protocol/values";

type Painter = (brush: CanvasRenderingContext2D, size: number, chance: () => number) => void;

let anisotropy = 8;

/** Textures made from now on are read so many times for a pixel where one looks along them. */
export function sharpen(times: number): void {
  anisotropy = times;
}

/** How many metres of floor one picture covers. */
export const FLOOR_TILE = 2.4;

const FLOORS: Readonly<Record<Surface["floor"], (color: string) => Painter>> = {
  wood: planks,
  stone: slabs,
  carpet: pile,
};

export function floorTexture(surface: Surface): Texture {
  const paint = FLOORS[surface.floor] ?? planks;
  return painted(1024, paint(surface.floor_color), { repeat: true });
}

/** Plaster, a little darker towards floor and ceiling; one picture spans a wall's whole height. */
export function wallTexture(color: string): Texture {
  return painted(
    512,
    (brush, size, chance) => {
      fill(brush, size, color);
      speckle(brush, size, chance, 9000, 0.018, 2);
      scallop(brush, size);
      const shade = brush.createLinearGradient(0, 0, 0, size);
      shade.addColorStop(0, "rgba(60,45,30,.26)");
      shade.addColorStop(0.1, "rgba(60,45,30,.05)");
      shade.addColorStop(0.3, "rgba(60,45,30,0)");
      shade.addColorStop(0.72, "rgba(60,42,26,.1)");
      shade.addColorStop(0.94, "rgba(52,38,26,.24)");
      shade.addColorStop(1, "rgba(40,28,18,.46)");
      brush.fillStyle = shade;
      brush.fillRect(0, 0, size, size);
    },
    { repeat: true },
  );
}

/** The glow round one flat lamp of a ceiling; the picture is repeated for each. */
export function ceilingTexture(): Texture {
  return painted(
    128,
    (brush, size) => {
      fill(brush, size, "#c9bfb2");
      brush.translate(size / 2, size / 2);
      brush.scale(1, 0.62);
      const glow = brush.createRadialGradient(0, 0, size * 0.05, 0, 0, size * 0.62);
      glow.addColorStop(0, "rgba(255,246,228,1)");
      glow.addColorStop(0.45, "rgba(255,244,224,.5)");
      glow.addColorStop(1, "rgba(255,240,220,0)");
      brush.fillStyle = glow;
      brush.fillRect(-size, -size, 2 * size, 2 * size);
    },
    { repeat: true },
  );
}

/** A soft dark spot with transparent edges, to lie under what stands on the floor. */
export function shadowTexture(): Texture {
  return painted(128, (brush, size) => {
    const middle = size / 2;
    const spot = brush.createRadialGradient(middle, middle, 0, middle, middle, middle);
    spot.addColorStop(0, "rgba(0,0,0,1)");
    spot.addColorStop(0.45, "rgba(0,0,0,.55)");
    spot.addColorStop(1, "rgba(0,0,0,0)");
    brush.fillStyle = spot;
    brush.fillRect(0, 0, size, size);
  });
}

/** What one glimpses through a doorway: a warm room, its floor, and light from above. */
export function glimpseTexture(floor: string, wall: string): Texture {
  return painted(256, (brush, size) => {
    const room = brush.createLinearGradient(0, 0, 0, size);
    room.addColorStop(0, "#fffaf0");
    room.addColorStop(0.18, wall);
    room.addColorStop(0.66, wall);
    room.addColorStop(0.67, floor);
    room.addColorStop(1, floor);
    brush.fillStyle = room;
    brush.fillRect(0, 0, size, size);
    const glow = brush.createRadialGradient(size / 2, size * 0.42, 0, size / 2, size * 0.42, size * 0.62);
    glow.addColorStop(0, "rgba(255,244,222,.95)");
    glow.addColorStop(1, "rgba(120,86,50,.42)");
    brush.fillStyle = glow;
    brush.fillRect(0, 0, size, size);
  });
}

/** A beam of light fading upwards, for what is pointed at. */
export function beamTexture(): Texture {
  return painted(128, (brush, size) => {
    const beam = brush.createLinearGradient(0, 0, 0, size);
    beam.addColorStop(0, "rgba(255,255,255,0)");
    beam.addColorStop(1, "rgba(255,255,255,.55)");
    brush.fillStyle = beam;
    brush.fillRect(0, 0, size, size);
  });
}

/** Words on a board of the given proportions. */
export function signTexture(words: string, aspect: number, ink: string, board: string): Texture {
  const [width, height] = [1024, Math.round(1024 / aspect)];
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext("2d")! as unknown as CanvasRenderingContext2D;
  brush.fillStyle = board;
  brush.fillRect(0, 0, width, height);
  let size = height * 0.46;
  brush.fillStyle = ink;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  do {
    brush.font = `600 ${size}px system-ui, "Noto Sans CJK KR", sans-serif`;
    size *= 0.94;
  } while (brush.measureText(words).width > width * 0.86 && size > 12);
  brush.fillText(words, width / 2, height / 2);
  return finished(canvas, false);
}

/** Light that a lamp before the wall throws down on it. */
function scallop(brush: CanvasRenderingContext2D, size: number): void {
  brush.save();
  brush.translate(size / 2, size * 0.06);
  brush.scale(0.62, 1);
  const light = brush.createRadialGradient(0, size * 0.16, 0, 0, size * 0.2, size * 0.72);
  light.addColorStop(0, "rgba(255,238,206,.62)");
  light.addColorStop(0.5, "rgba(255,236,206,.22)");
  light.addColorStop(1, "rgba(255,236,206,0)");
  brush.fillStyle = light;
  brush.fillRect(-size, 0, 2 * size, size);
  brush.restore();
}

function planks(color: string): Painter {
  return (brush, size, chance) => {
    fill(brush, size, color);
    const rows = 12;
    const height = size / rows;
    for (let row = 0; row < rows; row++) {
      const shift = chance() * size;
      for (const [start, length] of [
        [0, size * 0.55],
        [size * 0.55, size * 0.45],
      ] as const) {
        plank(brush, size, chance, (start + shift) % size, row * height, length, height);
      }
    }
  };
}

function plank(
  b: CanvasRenderingContext2D,
  size: number,
  chance: () => number,
  x: number,
  y: number,
  w: number,
  h: number,
) {
  const tone = chance() - 0.5;
  for (const left of [x, x - size]) {
    b.fillStyle = tone > 0 ? `rgba(255,240,215,${tone * 0.24})` : `rgba(70,40,15,${-tone * 0.26})`;
    b.fillRect(left, y, w, h);
    b.fillStyle = "rgba(55,32,14,.34)";
    b.fillRect(left, y, 1.5, h);
    b.fillRect(left, y, w, 1.5);
    b.fillStyle = "rgba(255,245,225,.16)";
    b.fillRect(left, y + 1.5, w, 1);
  }
  for (let line = 0; line < 9; line++) {
    const at = y + 4 + chance() * (h - 8);
    const bend = (chance() - 0.5) * 10;
    b.strokeStyle = `rgba(85,52,22,${0.05 + chance() * 0.08})`;
    b.lineWidth = 0.6 + chance() * 1.3;
    for (const left of [x, x - size]) {
      b.beginPath();
      b.moveTo(left + 2, at);
      b.bezierCurveTo(left + w * 0.3, at + bend, left + w * 0.7, at - bend, left + w - 2, at);
      b.stroke();
    }
  }
}

function slabs(color: string): Painter {
  return (brush, size, chance) => {
    fill(brush, size, color);
    const side = size / 3;
    for (let index = 0; index < 9; index++) {
      const [x, y, tone] = [(index % 3) * side, Math.floor(index / 3) * side, chance() - 0.5];
      brush.fillStyle = tone > 0 ? `rgba(255,255,255,${tone * 0.14})` : `rgba(30,30,40,${-tone * 0.12})`;
      brush.fillRect(x, y, side, side);
      brush.strokeStyle = "rgba(60,58,54,.28)";
      brush.lineWidth = 3;
      brush.strokeRect(x, y, side, side);
    }
    speckle(brush, size, chance, 12000, 0.06, 2.4);
  };
}

function pile(color: string): Painter {
  return (brush, size, chance) => {
    fill(brush, size, color);
    speckle(brush, size, chance, 60000, 0.09, 1.8);
  };
}

function fill(brush: CanvasRenderingContext2D, size: number, color: string): void {
  brush.fillStyle = color;
  brush.fillRect(0, 0, size, size);
}

function speckle(
  b: CanvasRenderingContext2D,
  size: number,
  chance: () => number,
  n: number,
  alpha: number,
  grain: number,
) {
  for (let dot = 0; dot < n; dot++) {
    b.fillStyle = chance() > 0.5 ? `rgba(255,250,240,${alpha})` : `rgba(40,30,20,${alpha})`;
    b.fillRect(chance() * size, chance() * size, chance() * grain + 0.4, chance() * grain + 0.4);
  }
}

function painted(size: number, paint: Painter, { repeat = false } = {}): Texture {
  const canvas = new OffscreenCanvas(size, size);
  paint(canvas.getContext("2d")! as unknown as CanvasRenderingContext2D, size, seeded(7));
  return finished(canvas, repeat);
}

function finished(canvas: OffscreenCanvas, repeat: boolean): Texture {
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = anisotropy;
  if (repeat) texture.wrapS = texture.wrapT = RepeatWrapping;
  return texture;
}

/** Mulberry32: the same numbers on every device. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

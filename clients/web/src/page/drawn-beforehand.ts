/** The pictures of the library's models that were made with them, coloured here; for where nothing draws in 3D. */
import { keyOf, type Look3D } from "../dress";

const SIDE = 320;
const LIBRARY = /^\/library\/([\w-]+)\.glb$/;
const COLOR = /^#[0-9a-f]{6}$/i;

const images = new Map<string, Promise<HTMLImageElement>>();

/** A picture of a model of class `kind`; it stays empty where the model is not one of the library's. */
export function drawnBeforehand(look: Look3D, kind: "still" | "thumbnail"): HTMLCanvasElement {
  const { model, dress } = look;
  const canvas = square();
  canvas.className = kind;
  canvas.setAttribute("aria-hidden", "true");
  canvas.dataset.look = keyOf(look);
  const name = LIBRARY.exec(model)?.[1];
  if (name) void draw(canvas, `/library/pictures/${name}.webp`, dress.tint);
  return canvas;
}

/** The file holds two squares: the model in its own colour, and on the right, in white, what takes another. */
async function draw(canvas: HTMLCanvasElement, address: string, tint: string | null): Promise<void> {
  const image = await fetched(address);
  const context = canvas.getContext("2d")!;
  context.drawImage(image, 0, 0, SIDE, SIDE, 0, 0, SIDE, SIDE);
  if (tint && COLOR.test(tint)) context.drawImage(painted(image, tint), 0, 0);
}

function fetched(address: string): Promise<HTMLImageElement> {
  const known = images.get(address);
  if (known) return known;
  const image = new Image();
  image.src = address;
  const coming = image.decode().then(() => image);
  images.set(address, coming);
  return coming;
}

function painted(image: HTMLImageElement, tint: string): HTMLCanvasElement {
  const canvas = square();
  const context = canvas.getContext("2d")!;
  const drawWhite = () => context.drawImage(image, SIDE, 0, SIDE, SIDE, 0, 0, SIDE, SIDE);
  drawWhite();
  context.globalCompositeOperation = "multiply";
  context.fillStyle = tint;
  context.fillRect(0, 0, SIDE, SIDE);
  context.globalCompositeOperation = "destination-in";
  drawWhite();
  return canvas;
}

function square(): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  return canvas;
}

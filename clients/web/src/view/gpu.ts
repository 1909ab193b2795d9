/** What draws: the graphics processor's name, as far as the browser tells. */

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
let known: string | null = null;

/** The name, of which the browser is asked once; empty where it cannot draw 3D. */
export function gpuName(): string {
  known ??= asked();
  return known;
}

/** Whether the processor draws, for want of a graphics processor. */
export function isSoftware(gpu = gpuName()): boolean {
  return SOFTWARE.test(gpu);
}

function asked(): string {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

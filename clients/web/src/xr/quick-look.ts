/** A product in one's own room as iOS shows it: a USDZ file (https://openusd.org) made here, opened by the system. */
import type { Object3D } from "three";
import { USDZExporter } from "three/addons/exporters/USDZExporter.js";

/** The file: in metres, as it stands. */
export function usdzOf(thing: Object3D): Promise<Uint8Array<ArrayBuffer>> {
  const ar = { anchoring: { type: "plane" }, planeAnchoring: { alignment: "horizontal" } } as const;
  return new USDZExporter().parseAsync(thing, { quickLookCompatible: true, ar });
}

/** Hands the file to the system, at a size that cannot be changed. */
export async function quickLook(thing: Object3D): Promise<void> {
  const file = new Blob([await usdzOf(thing)], { type: "model/vnd.usdz+zip" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.rel = "ar";
  link.href = `${address}#allowsContentScaling=0`;
  // The system takes only links that hold a picture.
  link.append(document.createElement("img"));
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

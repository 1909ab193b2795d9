/** What of headsets and rooms of one's own this browser can show. */

/** How a product can be seen in one's own room: by the page itself, or by the system from a file. */
export type RoomView = "ar" | "quick-look";

type Asked = Pick<XRSystem, "isSessionSupported">;

/** Whether one can walk in by a headset. */
export async function hasHeadset(xr: Asked | undefined): Promise<boolean> {
  return (await xr?.isSessionSupported("immersive-vr").catch(() => false)) ?? false;
}

/** `link` is any link of the page: those of iOS say that they show models. */
export async function roomViewOf(
  xr: Asked | undefined,
  link: { readonly relList: Pick<DOMTokenList, "supports"> },
): Promise<RoomView | null> {
  const canShow = (await xr?.isSessionSupported("immersive-ar").catch(() => false)) ?? false;
  if (canShow) return "ar";
  return link.relList.supports("ar") ? "quick-look" : null;
}

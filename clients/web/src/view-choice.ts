/** In which of its two forms the store is shown: the room in 3D, or the shop as a page. The address remembers. */
export type View = "2d" | "3d";

export class ViewChoice {
  private view: View;

  constructor(private readonly page: { readonly location: { href: string }; readonly history: History }) {
    this.view = new URL(page.location.href).searchParams.get("view") === "2d" ? "2d" : "3d";
  }

  get current(): View {
    return this.view;
  }

  choose(view: View): void {
    this.view = view;
    const address = new URL(this.page.location.href);
    if (view === "2d") address.searchParams.set("view", view);
    else address.searchParams.delete("view");
    this.page.history.replaceState(null, "", address);
  }
}

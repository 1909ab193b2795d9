/** The browser cannot draw 3D. */
export class NoWebgl extends Error {}

/** Text that is HTML already. Everything else is escaped when it enters a template. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | Piece[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template of HTML; lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(strings.map((text, index) => text + renderPiece(pieces[index] ?? null)).join(""));
}

function renderPiece(piece: Piece): string {
  if (piece === null) return "";
  if (Array.isArray(piece)) return piece.map(renderPiece).join("");
  if (piece instanceof Html) return piece.text;
  return String(piece).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

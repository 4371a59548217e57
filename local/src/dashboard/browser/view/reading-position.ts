/// <reference lib="dom" />

/** Keeps a reader where they are while what they read is replaced: what is scrolled, and what has the focus. */
export class ReadingPosition {
  private scrolled = { left: 0, top: 0, lines: 0 };
  /** Where the reader was when the content was replaced. */
  private kept = this.scrolled;

  constructor(private readonly place: HTMLElement) {
    // Noted as it happens: asked for later, the browser would have to lay out all that has changed since.
    place.addEventListener('scroll', ({ target }) => {
      if (target instanceof Element) this.scrolled = { left: target.scrollLeft, top: target.scrollTop, lines: linesDownTo(target) };
    }, { capture: true, passive: true });
  }

  /** About how many lines there have to be for the reader to stay. */
  get lines(): number {
    return this.scrolled.lines;
  }

  /**
   * Replaces the content.
   *
   * @param more where only the beginning of the content is put in: adds some of the rest, and says whether there was any
   */
  keep(change: () => void, more: () => boolean = () => false): void {
    const focused = this.focused();
    this.kept = this.scrolled;
    change();
    this.scroll(more);
    if (focused !== undefined) this.focus(focused, more);
  }

  /** Adds the rest of the content, which may move what was there: a table makes room for longer words. */
  complete(add: () => void): void {
    add();
    this.scroll(() => false);
  }

  private scroll(more: () => boolean): void {
    const { left, top } = this.kept;
    const box = this.box();
    if (left + top === 0 || box === null) return;
    do box.scrollTo(left, top);
    while (box.scrollTop < top - 1 && more());
  }

  /** What had the focus may be gone with what was chosen: the keyboard stays in the table then. */
  private focus(selector: string, more: () => boolean): void {
    const find = () => this.place.querySelector<HTMLElement>(selector);
    let found = find();
    while (found === null && more()) found = find();
    (found ?? this.box())?.focus({ preventScroll: true });
  }

  /** How what has the focus is found again. */
  private focused(): string | undefined {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !this.place.contains(active)) return undefined;
    const { row, order } = active.dataset;
    if (row !== undefined) return `[data-row="${row}"]`;
    return order === undefined ? '.scroll' : `[data-order="${order}"]`;
  }

  private box(): HTMLElement | null {
    return this.place.querySelector<HTMLElement>('.scroll');
  }
}

/** Lines above the lower edge of a box that scrolls, as if all had one height. */
function linesDownTo(box: Element): number {
  return Math.ceil(box.querySelectorAll('tr').length * (box.scrollTop + box.clientHeight) / box.scrollHeight);
}

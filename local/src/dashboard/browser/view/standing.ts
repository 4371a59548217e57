/// <reference lib="dom" />

/** Keeps a reader where they are while what they read is replaced: what is scrolled, and the button that has the focus. */
export class Standing {
  private scrolled = { left: 0, top: 0 };

  constructor(private readonly place: HTMLElement) {
    // Noted as it happens: asked for later, the browser would have to lay out all that has changed since.
    place.addEventListener('scroll', ({ target }) => {
      if (target instanceof Element) this.scrolled = { left: target.scrollLeft, top: target.scrollTop };
    }, { capture: true, passive: true });
  }

  /** Replaces the content. */
  keep(change: () => void): void {
    const active = document.activeElement;
    const row = active instanceof HTMLElement && this.place.contains(active) ? active.dataset.row : undefined;
    change();
    const { left, top } = this.scrolled;
    if (left + top > 0) this.place.querySelector('.scroll')?.scrollTo(left, top);
    if (row !== undefined) this.place.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  }
}

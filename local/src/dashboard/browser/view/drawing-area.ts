import { el } from './dom';

/** The area that a picture is drawn into: knows its size without asking the browser to lay the page out, and says when it changes. */
export class DrawingArea {
  readonly element = el('div', { class: 'room' });
  private size?: { readonly width: number; readonly height: number };
  private readonly observer: ResizeObserver;

  /** @param onResize told when the area has another size than when it was last asked for */
  constructor(onResize: () => void) {
    this.observer = new ResizeObserver(([{ contentRect: { width, height } }]) => {
      const before = this.size;
      // Of a sheet that is not shown all sizes are 0; on paper the height is that of the picture, which is not there yet.
      if (before === undefined || width === 0 || height === 0 || Math.abs(before.width - width) + Math.abs(before.height - height) < 1) return;
      this.size = { width, height };
      onResize();
    });
    this.observer.observe(this.element);
  }

  /** In pixels. */
  get width(): number {
    return this.measured().width;
  }

  get height(): number {
    return this.measured().height;
  }

  /** Asks the browser for the size, which lays the page out. A change that is seen by this is not told of again. */
  measure(): { readonly width: number; readonly height: number } {
    this.size = { width: this.element.clientWidth, height: this.element.clientHeight };
    return this.size;
  }

  dispose(): void {
    this.observer.disconnect();
  }

  private measured(): { readonly width: number; readonly height: number } {
    return this.size ?? this.measure();
  }
}

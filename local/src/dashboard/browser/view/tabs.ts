/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { set } from './dom';

/** The tabs of the sheets: arrows, Home and End go from one to the next, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has it. */
export class Tabs {
  private readonly tabs: readonly HTMLButtonElement[];

  constructor(root: ParentNode, onShow: (sheet: string) => void) {
    this.tabs = [...root.querySelectorAll<HTMLButtonElement>('[role=tab]')];
    this.tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => onShow(sheetOf(tab)));
      tab.addEventListener('keydown', (event) => {
        const next = this.next(event.key, index);
        if (next === undefined) return;
        event.preventDefault();
        onShow(sheetOf(next));
        next.focus();
      });
    });
  }

  /** Marks the tab of a sheet. */
  show(sheet: string): void {
    this.tabs.forEach((tab) => {
      const isShown = sheetOf(tab) === sheet;
      set(tab, { 'aria-selected': String(isShown), 'tabindex': isShown ? 0 : -1 });
      if (isShown) tab.parentElement?.scrollTo({ left: tab.offsetLeft - tab.parentElement.clientWidth / 2 + tab.offsetWidth / 2 });
    });
  }

  private next(key: string, index: number): HTMLButtonElement | undefined {
    const last = this.tabs.length - 1;
    const [after, before] = [index === last ? 0 : index + 1, index === 0 ? last : index - 1];
    const places: Readonly<Record<string, number>> = { ArrowRight: after, ArrowLeft: before, Home: 0, End: last };
    return Object.hasOwn(places, key) ? this.tabs[places[key]] : undefined;
  }
}

function sheetOf(tab: HTMLElement): string {
  return tab.dataset.sheet as string;
}

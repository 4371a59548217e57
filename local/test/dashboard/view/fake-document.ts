/// <reference lib="dom" />

/** As much of an element as views without ECharts use. */
export class FakeElement {
  readonly style: Record<string, string> = {};
  readonly attributes = new Map<string, string>();
  children: (FakeElement | string)[] = [];
  value = '';
  hidden = false;
  private readonly listeners: (readonly [type: string, listener: (event: object) => void])[] = [];

  constructor(readonly tag: string) {}

  set textContent(text: string) {
    this.children = [text];
  }

  get textContent(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.textContent)).join('');
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  append(...children: (FakeElement | string)[]): void {
    this.children.push(...children);
  }

  replaceChildren(...children: (FakeElement | string)[]): void {
    this.children = children;
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this.listeners.push([type, listener]);
  }

  /** Tells who listens to events of a type. */
  fire(type: string, event: object = {}): void {
    this.listeners.filter(([wanted]) => wanted === type).forEach(([, listener]) => listener(event));
  }

  focus(): void {
    Object.assign(document, { activeElement: this });
  }

  /** All elements of a tag in it, in their order. */
  all(tag: string): FakeElement[] {
    return this.within().filter((element) => element.tag === tag);
  }

  /** All elements of a class in it, in their order. */
  querySelectorAll(selector: `.${string}`): FakeElement[] {
    return this.within().filter(({ attributes }) => attributes.get('class') === selector.slice(1));
  }

  private within(): FakeElement[] {
    return this.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...child.within()]));
  }
}

/** Runs in a document without a browser. */
export function inDocument<T>(run: (place: FakeElement) => T): T {
  const createElement = (tag: string) => new FakeElement(tag);
  const document = { createElement, createElementNS: (_: string, tag: string) => createElement(tag), activeElement: null };
  const faked = { Node: FakeElement, document, matchMedia: () => ({ matches: true }) };
  const before = Object.fromEntries(Object.keys(faked).map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
  Object.assign(globalThis, faked);
  try {
    return run(createElement('div'));
  } finally {
    Object.assign(globalThis, before);
  }
}

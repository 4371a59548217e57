/// <reference lib="dom" />

/** As much of an element as views without ECharts use. */
export class FakeElement {
  readonly style: Record<string, string> = {};
  readonly attributes = new Map<string, string>();
  children: (FakeElement | string)[] = [];
  value = '';

  constructor(readonly tag: string) {}

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

  addEventListener(): void {}

  /** All elements of a tag in it, in their order. */
  all(tag: string): FakeElement[] {
    return this.children.flatMap((child) => (typeof child === 'string' ? [] : [...child.tag === tag ? [child] : [], ...child.all(tag)]));
  }
}

/** Runs in a document without a browser. */
export function inDocument<T>(run: (place: FakeElement) => T): T {
  const createElement = (tag: string) => new FakeElement(tag);
  const document = { createElement, createElementNS: (_: string, tag: string) => createElement(tag), activeElement: null };
  const faked = { Node: FakeElement, document };
  const before = Object.fromEntries(Object.keys(faked).map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
  Object.assign(globalThis, faked);
  try {
    return run(createElement('div'));
  } finally {
    Object.assign(globalThis, before);
  }
}

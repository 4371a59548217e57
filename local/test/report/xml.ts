import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';

/** Parses a document as XML; whatever is not well-formed throws. */
export function parseXml(text: string): Document {
  const onError = (level: string, message: string): void => {
    // Legal, and what stands for characters that XML cannot hold.
    if (!message.includes('replacement character')) throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(text, 'text/xml');
}

export function elements(document: Document | Element, tag: string): Element[] {
  return Array.from(document.getElementsByTagName(tag));
}

export function withClass(document: Document | Element, name: string): Element[] {
  return elements(document, '*').filter((element) => (element.getAttribute('class') ?? '').split(' ').includes(name));
}

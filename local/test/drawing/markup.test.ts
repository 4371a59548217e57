import * as fc from 'fast-check';
import { escape, markup, trusted, xmlText } from '../../src/drawing/markup';
import { parseXml } from '../report/xml';

test('text is escaped, markup is not, nothing is nothing', () => {
  const item = (text: string) => markup`<li>${text}</li>`;
  expect(markup`<ul title="${'"&\''}">${[item('<script>'), item('a & b')]}${undefined}${trusted('<!-- kept -->')}${7}</ul>`.toString())
    .toBe('<ul title="&quot;&amp;&#39;"><li>&lt;script&gt;</li><li>a &amp; b</li><!-- kept -->7</ul>');
});

test('what XML cannot hold becomes the replacement character', () => {
  expect(escape('a\u0000b\u0008c\uD800d\uFFFE')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD');
  expect(escape('tab\tline\nемодзі 🎵')).toBe('tab\tline\nемодзі 🎵');
});

test('any text comes back from an element and from an attribute as it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const root = parseXml(markup`<a b="${text}">${text}</a>`.toString()).documentElement;
    // XML itself reads a carriage return as a line feed, and white space in an attribute as a space.
    const read = xmlText(text).replace(/\r\n?/g, '\n');
    expect(root?.textContent).toBe(read);
    expect(root?.getAttribute('b')?.replace(/\s/g, ' ')).toBe(read.replace(/\s/g, ' '));
  }));
});

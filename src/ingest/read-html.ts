import { parse } from 'parse5';

interface Node {
  nodeName: string;
  value?: string;
  childNodes?: Node[];
}

const dropped = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', '#comment']);
const breaks = /^(p|div|h[1-6]|li|ul|ol|tr|table|section|article|br|blockquote|pre)$/;

export function readHtml(html: string): { text: string } {
  let text = '';
  const stack: (Node | string)[] = [parse(html) as unknown as Node];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') {
      text += node;
      continue;
    }
    if (dropped.has(node.nodeName)) continue;
    if (node.nodeName === '#text') text += node.value!.replace(/\s+/g, ' ');
    if (breaks.test(node.nodeName)) {
      text += '\n';
      stack.push('\n');
    }
    for (const child of (node.childNodes ?? []).toReversed()) stack.push(child);
  }
  return { text: text.replace(/[ \n]*\n[ \n]*/g, '\n').trim() };
}
